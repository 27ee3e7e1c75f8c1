/** A third reader of the W3C format, and the one that most pipelines build with. */
import StyleDictionary from 'style-dictionary'

/** The custom properties that its stock CSS platform makes of `text`, by name; throws on anything it cannot read. */
export async function readByStyleDictionary(text: string): Promise<Map<string, string>> {
  const dictionary = new StyleDictionary({
    tokens: JSON.parse(text) as Record<string, never>,
    // It looks for references in descriptions too: a word in braces there is none.
    log: { verbosity: 'silent', errors: { brokenReferences: 'console' } },
    platforms: { css: { transformGroup: 'css' } },
  })
  const { allTokens } = await dictionary.getPlatformTokens('css')
  return new Map(allTokens.map(({ name, $value }) => [name, String($value)]))
}
