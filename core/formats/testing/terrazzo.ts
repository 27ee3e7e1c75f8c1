/** A second, independent implementation of the W3C format reads what we wrote. */
import { type TokenNormalizedSet, defineConfig, parse } from '@terrazzo/parser'

const cwd = new URL('file:///tokens/')

/** The tokens as Terrazzo understands them; throws on anything it finds wrong. */
export async function readByTerrazzo(text: string): Promise<TokenNormalizedSet> {
  const config = defineConfig({}, { cwd })
  const { tokens } = await parse([{ filename: new URL('tokens.json', cwd), src: text }], { config })
  return tokens
}

/** The tokens of one mode, by the Resolver document and the files it names. */
export async function resolveByTerrazzo(
  files: Readonly<Record<string, string>>,
  resolver: string,
  input: Record<string, string>,
): Promise<TokenNormalizedSet> {
  const config = defineConfig({}, { cwd })
  const { resolver: read } = await parse([{ filename: new URL(resolver, cwd), src: files[resolver] ?? '' }], {
    config,
    req: (src) => Promise.resolve(files[src.pathname.split('/').at(-1) ?? ''] ?? ''),
  })
  return read.apply(input)
}
