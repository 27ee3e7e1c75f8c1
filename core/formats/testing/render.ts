import type { Exportable, Format, RenderOptions } from '../format.ts'

/** Contents by file name. */
export async function contents(
  format: Format,
  tokens: Exportable,
  options: Partial<RenderOptions> = {},
): Promise<Record<string, string>> {
  const files = await format.render(tokens, { remBase: 16, ...options })
  return Object.fromEntries(files.map(({ path, content }) => [path, content]))
}
