/** What a colour is for, from where it was seen. Rules only; a label may know better. */
import type { Use } from '../../../shared/token.ts'
import { areaOf, sum } from '../lib/evidence.ts'
import { hueOf } from '../lib/hue.ts'
import { contrast, oklchOf } from '../lib/rgb.ts'
import type { RoleHolder, RoleProposal, Roles } from '../type.ts'
import type { ColorFacts, ColorToken } from './facts.ts'

/** Icons take the colour of text, lines of an icon too. */
const INK: readonly Use[] = ['text', 'icon', 'stroke']
const ANY: readonly Use[] = ['background', ...INK]

export const roles: Roles<'color', ColorFacts> = {
  vocabulary: {
    background: ['background'],
    surface: ['background'],
    'surface-muted': ['background'],
    text: INK,
    'text-muted': INK,
    'text-on-primary': INK,
    link: INK,
    primary: ANY,
    border: ['stroke'],
    danger: ANY,
    warning: ANY,
    success: ANY,
    info: ANY,
    accent: ANY,
  },
  propose,
  contradicts: (a, b) => unreadable(a, b) || unreadable(b, a),
}

/** What is read on what. */
const readOn: Record<string, readonly string[]> = {
  background: ['text', 'text-muted', 'link'],
  primary: ['text-on-primary'],
}
/** WCAG asks for 4.5 and the palest placeholders have 1.5: below that, it is no text. */
const LEGIBLE = 1.4

const unreadable = (ground: RoleHolder<'color'>, ink: RoleHolder<'color'>): boolean =>
  readOn[ground.role]?.includes(ink.role) === true && contrast(ground.value, ink.value) < LEGIBLE

const seenAs = (token: ColorToken, use: string) => token.sightings.filter((s) => s.use === use)
const fillArea = (token: ColorToken) => sum(seenAs(token, 'background').map((s) => s.facts?.area ?? 0))
const inkWidth = (token: ColorToken) => sum(seenAs(token, 'text').map((s) => s.box?.width ?? 0))
const lineLength = (token: ColorToken) =>
  sum(seenAs(token, 'stroke').map((s) => s.facts?.length || (s.box?.width ?? 0)))

const byMost = (tokens: readonly ColorToken[], of: (token: ColorToken) => number): ColorToken[] =>
  tokens.filter((token) => of(token) > 0).toSorted((a, b) => of(b) - of(a) || (a.key < b.key ? -1 : 1))

/** Of the most used ink: a stronger one that is seen less is for headings, not for text. */
const OFTEN = 0.5

function propose(tokens: readonly ColorToken[]): RoleProposal[] {
  const found: RoleProposal[] = []
  const say = (token: ColorToken | undefined, role: string, sure: number) => {
    if (token) found.push({ key: token.key, role, sure })
  }
  const isNeutral = (token: ColorToken) => oklchOf(token.value).c < 0.06
  const grounds = byMost(tokens, fillArea).filter(isNeutral)
  const [background, surface, muted] = grounds
  say(background, 'background', 0.9)
  say(surface, 'surface', 0.7)
  say(muted, 'surface-muted', 0.5)

  const inks = byMost(tokens, inkWidth)
  const neutralInks = inks
    .filter(isNeutral)
    .filter((ink) => background && contrast(ink.value, background.value) > 2.5)
  const strongest = neutralInks
    .filter((ink) => inkWidth(ink) >= OFTEN * inkWidth(neutralInks[0] ?? ink))
    .toSorted((a, b) => contrastTo(b, background) - contrastTo(a, background))
  const [text] = strongest
  say(text, 'text', 0.85)
  say(
    neutralInks.find(
      (ink) => ink !== text && text && contrastTo(ink, background) < 0.8 * contrastTo(text, background),
    ),
    'text-muted',
    0.7,
  )

  const [primary, ...accents] = byMost(
    tokens.filter((token) => !isNeutral(token)),
    controlScore,
  )
  say(primary, 'primary', 0.6)
  say(accents[0], 'accent', 0.25)
  if (primary) {
    const onPrimary = byMost(tokens, (token) =>
      sum(seenAs(token, 'text').map((s) => (s.against?.hex === primary.value.hex ? (s.box?.width ?? 0) : 0))),
    )
    say(onPrimary[0], 'text-on-primary', 0.75)
    say(
      inks.find((ink) => !isNeutral(ink)),
      'link',
      0.45,
    )
  }
  say(byMost(tokens, lineLength).find(isNeutral), 'border', 0.8)
  for (const [role, names] of Object.entries(signals)) {
    const match = byMost(
      tokens.filter(
        (token) => token !== primary && names.includes(hueOf(token.value)) && oklchOf(token.value).c > 0.09,
      ),
      (token) => fillArea(token) + inkWidth(token),
    )
    say(match[0], role, 0.4)
  }
  return found
}

const signals: Record<string, readonly string[]> = {
  danger: ['red', 'pink'],
  warning: ['orange', 'yellow'],
  success: ['green', 'lime', 'teal'],
  info: ['cyan', 'blue'],
}

const contrastTo = (token: ColorToken, background: ColorToken | undefined): number =>
  background ? contrast(token.value, background.value) : 0

/** Chroma times repeated small filled controls: what a brand colour does. */
function controlScore(token: ColorToken): number {
  const controls = seenAs(token, 'background').filter(
    (s) => s.box && s.box.height >= 16 && s.box.height <= 80,
  )
  const text = seenAs(token, 'text')
  return (
    oklchOf(token.value).c *
    (Math.log1p(areaOf(controls)) * Math.sqrt(controls.length) +
      0.5 * Math.log1p(inkWidth(token)) * Math.sqrt(text.length))
  )
}
