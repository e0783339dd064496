/**
 * Remembers the last result for each object, under the other arguments by identity. The object's life bounds the memory,
 * so a cached fact keeps what was made of it, and dropping the fact drops both.
 */
export const memoize = <K extends object, D extends unknown[], V>(compute: (key: K, ...args: D) => V) => {
  const known = new WeakMap<K, { args: D; value: V }>()
  return (key: K, ...args: D): V => {
    const last = known.get(key)
    if (last?.args.every((arg, index) => arg === args[index])) return last.value
    const value = compute(key, ...args)
    known.set(key, { args, value })
    return value
  }
}
