/** The tables of README.md that the registry and the list of formats answer. */
import { formats } from '../core/formats/index.ts'
import { registry } from '../core/tokens/index.ts'
import { markdownTable, withSection } from './sections.ts'

const sections: Record<string, () => string> = {
  types: () =>
    markdownTable(
      ['type', 'W3C kind', 'what it is', 'in Figma'],
      registry.map((type) => [type.title, `\`${type.kind}\``, type.about, type.figma.as.replace('-', ' ')]),
    ),
  formats: () =>
    markdownTable(
      ['`--formats`', 'what it is', 'files'],
      formats.map((format) => [
        `\`${format.name}\``,
        `${format.title}: ${format.about}`,
        format.files.map((file) => `\`${file}\``).join(', '),
      ]),
    ),
}

/** The same text with every section between its markers written anew. */
export const withTables = (readme: string): string =>
  Object.entries(sections).reduce((text, [name, render]) => withSection(text, name, render()), readme)
