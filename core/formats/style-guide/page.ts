/** The page: what was measured, type by type, each token with its looks, its names and its proof. */
import { cssName } from '../../../shared/names.ts'
import { complete } from '../../../shared/observed.ts'
import { type AnyToken, summarise } from '../../../shared/token.ts'
import type { TypeInfo } from '../../../shared/token-type.ts'
import type { Exportable, RenderOptions } from '../format.ts'
import type { Axis, Entry, Sheet } from '../sheet.ts'
import { type Pair, contrastPairs, grade } from './contrast.ts'
import { type Markup, html, nothing } from './html.ts'
import { cssValue } from '../../../shared/css-value.ts'
import { specimen, valueWords } from './specimens.ts'
import { STYLES } from './styles.ts'

export function pageOf({ set, types }: Exportable, sheet: Sheet, options: RenderOptions): string {
  const sections = types.flatMap((type) => {
    const tokens = set.primitives.filter((token) => token.type === type.name)
    return tokens.length === 0 ? [] : [{ type, tokens, anchor: type.namespace.path }]
  })
  const page = html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>Style guide</title>
        <style>
          ${{ html: STYLES }}
        </style>
      </head>
      <body>
        <header>
          <h1>Style guide</h1>
          <p class="lead">${summary(set.primitives, sheet)}</p>
          <nav>${sections.map(({ type, anchor }) => html`<a href="#${anchor}">${type.title}</a>`)}</nav>
          <fieldset class="scheme">
            <legend>Page</legend>
            <label><input type="radio" name="scheme" id="auto" checked />Auto</label>
            <label><input type="radio" name="scheme" id="light" />Light</label>
            <label><input type="radio" name="scheme" id="dark" />Dark</label>
          </fieldset>
        </header>
        <main>
          ${sections.length === 0 ? html`<p class="lead">No tokens yet: measure a frame first.</p>` : nothing}
          ${sections.map(({ type, tokens, anchor }) => section(type, tokens, anchor, sheet, options))}
        </main>
        <footer>
          <p>
            Written by Token Pipeline. Every value here was measured in a
            frame.${options.crops ? '' : ' Pictures of the places were left out.'}
          </p>
        </footer>
      </body>
    </html> `
  return page.html
}

const count = (n: number, one: string, many = `${one}s`): string => `${n} ${n === 1 ? one : many}`

function summary(tokens: readonly AnyToken[], { base, baseMode, modes }: Sheet): string {
  const roles = new Set(
    base.flatMap(({ role, id, path }) => (role === undefined ? [] : [id ?? path.join('.')])),
  )
  const frames = new Set(tokens.flatMap(({ sightings }) => sightings.map(({ frame }) => frame)))
  const names = [baseMode, ...modes].map(({ name }) => name)
  const inModes = names.length === 1 ? '' : ` in ${names.slice(0, -1).join(', ')} and ${names.at(-1)}`
  const from = frames.size === 0 ? '' : `, measured in ${count(frames.size, 'frame')}`
  return `${count(tokens.length, 'token')} and ${count(roles.size, 'role')}${inModes}${from}.`
}

function section(
  type: TypeInfo,
  tokens: readonly AnyToken[],
  anchor: string,
  sheet: Sheet,
  options: RenderOptions,
): Markup {
  // Only colors come in families that are seen side by side.
  const families = type.specimen === 'swatch' ? familiesOf(tokens) : new Map([['', tokens]])
  return html`<section id="${anchor}" class="as-${type.specimen}">
    <div class="title">
      <h2>${type.title}</h2>
      <p>${type.about}</p>
    </div>
    <div class="content">
      ${[...families].map(([family, members]) => familyList(family, members, type, options))}
      ${(['theme', 'viewport'] as const).map((axis) => roles(type, sheet, axis))}
      ${pairs(contrastPairs(tokens))}
    </div>
  </section> `
}

/** `gray 100`, `gray 500` … are a family; who has no relatives stands among the singles, which come first. */
function familiesOf(tokens: readonly AnyToken[]): Map<string, readonly AnyToken[]> {
  const groups = Map.groupBy(tokens, ({ path }) => path.slice(1, -1).join(' '))
  const single = tokens.filter(
    ({ path }) => groups.get(path.slice(1, -1).join(' '))?.length === 1 || path.length < 3,
  )
  for (const [name, members] of groups) if (name === '' || members.length === 1) groups.delete(name)
  return new Map([...(single.length > 0 ? [['', single] as const] : []), ...groups])
}

function familyList(
  family: string,
  members: readonly AnyToken[],
  type: TypeInfo,
  options: RenderOptions,
): Markup {
  const title = family === '' ? nothing : html`<h3>${family}</h3>`
  const list = family === '' ? 'tokens' : 'tokens family'
  return html`${title}
    <ul class="${list}">
      ${members.map((token) => tokenItem(token, type, options))}
    </ul> `
}

function tokenItem(token: AnyToken, type: TypeInfo, options: RenderOptions): Markup {
  const short = token.path.slice(token.path[0] === type.namespace.path ? 1 : 0).join(' ')
  return html`<li class="token">
    ${specimen(token, type.specimen)}
    <div class="words">
      <strong>${short === '' ? token.path.join(' ') : short}</strong>
      <span class="value"
        >${valueWords(token, remBaseFor(type, options)).map((words) => html`<span>${words}</span>`)}</span
      >
      <code>${cssName(token.path)}${complete(token.kind, token.value) === null ? '-*' : ''}</code>
      ${token.description === undefined ? nothing : html`<p>${token.description}</p>`}
      <small>${proof(token)}</small>
      ${crops(token, options)}
    </div>
  </li>`
}

/** px per rem where the exports of the type say rem. */
const remBaseFor = ({ namespace }: TypeInfo, { unit, remBase }: RenderOptions): number | null =>
  (unit ?? namespace.unit) === 'rem' ? remBase : null

function proof(token: AnyToken): string {
  const { evidence } = summarise(token)
  const uses = evidence.uses.length === 0 ? '' : ` · ${evidence.uses.join(', ')}`
  return `Seen ${count(evidence.sightings, 'time')} in ${count(evidence.frames.length, 'frame')}${uses}`
}

function crops({ key, path }: AnyToken, options: RenderOptions): Markup {
  const pictures = options.crops && Object.hasOwn(options.crops, key) ? (options.crops[key] ?? []) : []
  if (pictures.length === 0) return nothing
  return html`<div class="crops">
    ${pictures.map((picture, i) => html`<img src="${picture}" alt="Where ${path.join(' ')} was seen, ${i + 1}" loading="lazy" />`)}
  </div>`
}

/** Each role with what it is in each mode. */
function roles(type: TypeInfo, { base, baseMode, baseViewport, modes }: Sheet, axis: Axis): Markup {
  const { name } = (axis === 'viewport' ? baseViewport : baseMode) ?? baseMode
  const all = [{ name, entries: base }, ...modes.filter((mode) => mode.axis === axis)]
  const rows = new Map<string, (Entry | undefined)[]>()
  all.forEach(({ entries }, mode) => {
    for (const entry of entries) {
      if (entry.type !== type || entry.role === undefined || entry.axis !== axis) continue
      const path = entry.part === undefined ? entry.path : entry.path.slice(0, -1)
      const row = rows.get(path.join(' ')) ?? []
      row[mode] ??= entry
      rows.set(path.join(' '), row)
    }
  })
  if (rows.size === 0) return nothing
  const cell = (entry: Entry | undefined): Markup => {
    if (!entry) return html`<td class="none">not observed</td>`
    const { token, type } = entry
    const color =
      token.kind === 'color' ? html`<i style="--value: ${cssValue('color', token.value, PX)}"></i>` : nothing
    return html`<td>${color}${token.path.slice(token.path[0] === type.namespace.path ? 1 : 0).join(' ')}</td>`
  }
  return html`<h3>Roles${axis === 'viewport' ? ' by viewport' : ''}</h3>
    <table>
      <thead>
        <tr>
          <th>Role</th>
          ${all.map(({ name }) => html`<th>${name}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${[...rows].map(([path, row]) => {
          const known = all.map((_, mode) =>
            mode > 0 ? (row[mode] ?? row[0]) : row[0]?.lent ? undefined : row[0],
          )
          return html`<tr>
            <th scope="row">${path.replace(`${type.namespace.path} `, '')}</th>
            ${known.map(cell)}
          </tr>`
        })}
      </tbody>
    </table>`
}

const PX = { unit: 'px', remBase: 16 } as const

function pairs(found: readonly Pair[]): Markup {
  if (found.length === 0) return nothing
  return html`<h3>Contrast, as it was seen</h3>
    <ul class="pairs">
      ${found.map(pair)}
    </ul>`
}

function pair({ ink, color, against, ground, ratio }: Pair): Markup {
  const colors = `color: ${cssValue('color', color, PX)}; background: ${against.hex}`
  const name = ({ path }: AnyToken) => path.slice(1).join(' ') || path.join(' ')
  return html`<li>
    <span class="pair" style="${colors}">Aa</span
    ><span>${name(ink)} on ${ground ? name(ground) : against.hex}</span>
    <span class="grade ${grade(ratio).replace(' ', '-').toLowerCase()}"
      >${ratio.toFixed(2)} ${grade(ratio)}</span
    >
  </li>`
}
