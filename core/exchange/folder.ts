/** A folder of token files as one document, where none of them holds modes or an order of its own. */
import { isResolver } from './check-resolver.ts'
import { layeredDocument } from './dialects.ts'
import { isFigmaExport } from './figma-export.ts'
import { resolverOf } from './rivals.ts'
import { documentIn } from './text.ts'
import { withSets } from './tokens-studio.ts'
import { type Json, isObject } from './tree.ts'

interface FileText {
  readonly name: string
  readonly text: string
}

/** A resolver of the files, and the files by the name it has for them; `null` where one says itself how it goes together. */
export function resolverFor(
  files: readonly FileText[],
): { readonly text: string; readonly sources: Record<string, string> } | null {
  const parts = new Map<string, Json>()
  for (const { name, text } of files) {
    const document = documentIn(text, name)
    if (!isObject(document) || isResolver(document) || isFigmaExport(document) || withSets(document))
      return null
    parts.set(name, layeredDocument(document, name).base)
  }
  return {
    text: JSON.stringify(resolverOf(parts)),
    sources: Object.fromEntries(files.map(({ name, text }) => [name, text])),
  }
}
