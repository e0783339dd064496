/**
 * SQL that inserts rows like those of models, with other ids: what Medusa itself wrote, so that no column is left out.
 * @param {{ from: string, model: string, changes: string }} of `from`: the table `b` that names the copies; `model`: which rows
 *   are models of a row of `b`; `changes`: the columns that differ, as arguments of `jsonb_build_object`
 */
export const copyRows = (table, { from, model, changes }) =>
  `INSERT INTO "${table}" SELECT made.* FROM ${from} b JOIN "${table}" model ON ${model}
   CROSS JOIN LATERAL jsonb_populate_record(model, jsonb_build_object(${changes})) made`

/** The model's id with the copy's number. */
export const copyId = (column) => `'${column}', model.${column} || '_' || b.n`
