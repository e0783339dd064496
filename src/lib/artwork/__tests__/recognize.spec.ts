import { gzipSync } from "node:zlib"
import { downloadName, recognize } from "../recognize"

const text = (value: string): Buffer => Buffer.from(value, "utf8")
const bytes = (hex: string, more = ""): Buffer => Buffer.concat([Buffer.from(hex, "hex"), text(more)])
const PDF = text("%PDF-1.7\n1 0 obj<</Type/Catalog>>endobj")
const HEIC = Buffer.concat([bytes("00000018"), text("ftypheic"), bytes("00000000"), text("mif1heic")])

describe("a file is what its bytes say", () => {
  it.each([
    ["a.png", bytes("89504e470d0a1a0a"), "png"],
    ["photo.png", bytes("ffd8ffe0"), "jpeg"],
    ["a.webp", text("RIFF....WEBPVP8 "), "webp"],
    ["a.tif", bytes("49492a0008000000"), "tiff"],
    ["a.tif", bytes("4d4d002a00000008"), "tiff"],
    ["a.gif", text("GIF89a"), "gif"],
    ["a.pdf", PDF, "pdf"],
    ["printer.pdf", Buffer.concat([text("\x1b%-12345X@PJL JOB\n"), PDF]), "pdf"],
    ["a.ai", PDF, "ai"],
    ["a", Buffer.concat([PDF, text("/AIMetaData 1 0 R")]), "ai"],
    ["a.ai", text("%!PS-Adobe-3.0 "), "ai"],
    ["IMG_1.jpg", HEIC, "heic"],
    ["IMG_1", HEIC, "heic"],
    ["a.psd", text("8BPS\0\x01"), "psd"],
    ["a.eps", text("%!PS-Adobe-3.0 EPSF-3.0"), "eps"],
    ["a.eps", bytes("c5d0d3c620000000"), "eps"],
    ["a.svg", text("<svg/>"), "svg"],
    [
      "a.svg",
      text('\ufeff<?xml version="1.0"?>\n<!-- drawn by <html> -->\n<!DOCTYPE svg [<!ENTITY a "b">]>\n<svg>'),
      "svg",
    ],
    ["a.svg", text('<s:svg xmlns:s="http://www.w3.org/2000/svg">'), "svg"],
    ["a.svg", Buffer.concat([bytes("fffe"), Buffer.from("<svg/>", "utf16le")]), "svg"],
    ["a.svgz", gzipSync(text("<svg/>")), "svg"],
    ["notes.txt", text("Pantone 485"), "other"],
    ["art.cdr", text("RIFF....CDR9"), "other"],
  ])("%s is %#", (name, head, format) => {
    expect(recognize(head, name)).toEqual({ format, refused: null })
  })
})

describe("a file is refused", () => {
  it.each([
    ["logo.pdf", text("<!doctype html><script>alert(1)</script>"), "type_mismatch"],
    ["logo.svg", text('<html xmlns="http://www.w3.org/1999/xhtml"><svg/></html>'), "type_mismatch"],
    ["logo.pdf", Buffer.concat([text("<script>alert(1)</script>"), PDF]), "type_mismatch"],
    ["logo.png", bytes("4d5a9000"), "type_mismatch"],
    ["logo.jpg", text("plain text"), "type_mismatch"],
    ["logo.pdf.exe", bytes("4d5a9000"), "unsupported"],
    ["page.html", text("anything"), "unsupported"],
    ["page", text("  <!DOCTYPE HTML><p>"), "unsupported"],
    ["run", text("#!/bin/sh\n"), "unsupported"],
    ["shortcut.lnk", text("x"), "unsupported"],
  ])("%s as %s", (name, head, refused) => {
    expect(recognize(head, name)).toEqual({ format: "other", refused })
  })
})

it.each([
  ["logo.png", "png", "logo.png"],
  ["IMG_1.jpg", "heic", "IMG_1.jpg"],
  ["logo.png.exe", "png", "logo.png.exe.png"],
  ["logo", "jpeg", "logo.jpg"],
  ["notes.txt", "other", "notes.txt"],
] as const)("%s, which is %s, is saved as %s", (name, format, saved) => {
  expect(downloadName(name, format)).toBe(saved)
})
