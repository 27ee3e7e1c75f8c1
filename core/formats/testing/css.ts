/** Stylesheets as independent parsers read them. */
import { transform } from 'lightningcss'
import { type Container, parse } from 'postcss'

/** Selector (after its at-rules) → property → value, as lightningcss normalises it; throws where it finds an error. */
export function readCss(text: string): Record<string, Record<string, string>> {
  const { code } = transform({
    filename: 'read.css',
    code: new TextEncoder().encode(text),
    errorRecovery: false,
  })
  const rules: Record<string, Record<string, string>> = {}
  const visit = (container: Container, selector: string) => {
    container.each((node) => {
      if (node.type === 'decl') (rules[selector] ??= {})[node.prop] = node.value
      if (node.type === 'rule') visit(node, `${selector} ${node.selector}`.trim())
      if (node.type === 'atrule') visit(node, `${selector} @${node.name} ${node.params}`.trim())
    })
  }
  visit(parse(new TextDecoder().decode(code)), '')
  return rules
}

/** `value` with every `var()` replaced by what `properties` say. */
export function resolveVars(value: string, properties: Readonly<Record<string, string>>): string {
  const next = value.replace(/var\((--[\w-]+)\)/g, (all, name: string) => properties[name] ?? all)
  return next === value ? value : resolveVars(next, properties)
}
