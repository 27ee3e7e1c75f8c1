/**
 * What a colour is for where the names of layers say so: "Button / Primary", "Tag, type=error", "Divider". Words alone say
 * little (an icon lies in a button, a placeholder may be filled in), so each needs a colour and a size that agree; where
 * one does not, nothing is said. Judged on 200 layers of 18 files that were labelled before.
 */
import type { Layer } from '../../../shared/layer.ts'
import type { Observed } from '../../../shared/observed.ts'
import { type LayerTree } from '../../layers/tree.ts'
import { isDrawn } from '../../layers/drawn.ts'
import { contrast, oklchOf } from '../lib/rgb.ts'
import { isTinted } from '../lib/tint.ts'
import { type Status, statusOf } from './roles/status.ts'

type Color = Observed<'color'>
type Words = ReadonlySet<string>

const BUTTON = ['button', 'btn', 'cta']
const TAG = ['tag', 'chip', 'chips', 'badge', 'pill', 'label', 'status']
const FIELD = ['input', 'field', 'textfield', 'textarea', 'select', 'dropdown']
const CARD = ['card', 'panel', 'surface', 'modal', 'dialog', 'sheet', 'product']
const GROUND = ['background', 'bg', 'fill', 'base', 'rectangle', 'rect', 'container', 'shape']
const LINE = ['divider', 'separator', 'line', 'rule', 'border']
const TITLE = ['title', 'heading', 'headline', 'header', 'name']
const FAINT = ['placeholder', 'caption', 'hint', 'helper', 'subtitle', 'muted', 'meta']
const CHOSEN = ['active', 'selected', 'primary', 'checked']
const STATUS: Readonly<Record<Status, readonly string[]>> = {
  danger: ['error', 'danger', 'destructive', 'failed', 'critical', 'negative'],
  warning: ['warning', 'caution', 'pending'],
  success: ['success', 'positive', 'confirmed', 'done'],
  info: ['info', 'information', 'informative'],
}

const MESSAGE = [...TAG, 'alert', 'toast', 'banner', 'snackbar', 'message', 'notification', 'callout']

/** CSS px. */
const CONTROL = [24, 76] as const
const TAGS = [14, 40] as const
const LONG = 60
/** OKLCH: what a first button is filled with, and what is black enough to be one. */
const VIVID = 0.06
const BLACK = 0.36
/** OKLCH lightness of a quiet fill. */
const PALE = 0.88

/** `lg/Button-Primary2` → lg, button, primary. */
const wordsOf = (name: string): string[] =>
  name
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z]+/)
    .filter((word) => word !== '')
const has = (words: Words, list: readonly string[]): boolean => list.some((word) => words.has(word))

/** The names around a layer, its own first; the frame's own says what screen it is. */
function namesAround(layer: Layer, tree: LayerTree): Words[] {
  const names: Words[] = []
  for (let at: Layer | undefined = layer; at && names.length < 3; at = tree.parentOf(at)) {
    if (at !== layer && at.parent === undefined) break
    names.push(new Set(wordsOf(at.name)))
  }
  return names
}

/** Role of a paint of a layer; `null` where names, colour and size do not say one together. */
export function roleNamed(
  layer: Layer,
  tree: LayerTree,
  paint: 'fill' | 'stroke',
  color: Color,
  behind: Color | null,
): string | null {
  if (color.alpha < 1) return null
  const names = namesAround(layer, tree)
  if (paint === 'stroke') return strokeNamed(layer, names, color)
  if (layer.text) return inkNamed(layer, tree, names, color, behind)
  return isDrawn(layer) ? null : fillNamed(layer, rootOf(layer, tree), names, color)
}

function rootOf(layer: Layer, tree: LayerTree): Layer {
  const parent = tree.parentOf(layer)
  return parent && parent !== layer ? rootOf(parent, tree) : layer
}

/** Shares of the frame: a page is as wide as that and most of its height. */
const isWhole = ({ width, height }: Layer['box'], { box }: Layer): boolean =>
  width >= 0.95 * box.width && height >= 0.6 * box.height

function strokeNamed({ box }: Layer, [own = new Set()]: readonly Words[], color: Color): string | null {
  const isNeutral = oklchOf(color).c < 0.05
  if (!isNeutral) return null
  if (has(own, LINE)) return Math.max(box.width, box.height) >= LONG ? 'border/default' : null
  return has(own, FIELD) || has(own, CARD) ? 'border/default' : null
}

function fillNamed(
  layer: Layer,
  root: Layer,
  [own = new Set(), around = new Set()]: readonly Words[],
  color: Color,
): string | null {
  const { box, name } = layer
  // A bare ground speaks for what it is the ground of.
  const isGround = wordsOf(name).every((word) => GROUND.includes(word)) && layer.node === 'RECTANGLE'
  const words = isGround ? new Set([...own, ...around]) : own
  const status = statusNamed(new Set([...own, ...around]), color)
  if (status && !has(words, FIELD) && box.height <= CONTROL[1])
    return `bg/${status}${isStrong(color) ? '' : '-subtle'}`
  if (words.has('icon') || words.has('icons')) return null
  const within = ([low, high]: readonly [number, number]) => box.height >= low && box.height <= high
  if (has(words, BUTTON) && within(CONTROL)) {
    if (isStrong(color) && !has(words, ['secondary', 'tertiary', 'ghost'])) return 'bg/brand'
    return isQuiet(color) ? 'bg/subtle' : null
  }
  if (has(words, ['secondary']) && within(CONTROL)) return isQuiet(color) ? 'bg/subtle' : null
  if (has(words, TAG) && within(TAGS)) return has(words, CHOSEN) && isStrong(color) ? 'bg/brand' : null
  if (has(words, FIELD) && within(CONTROL)) return isQuiet(color) ? 'bg/subtle' : null
  const isPaper = oklchOf(color).l > PALE && !isTinted(color)
  if (has(own, CARD) && isPaper && box.width >= 96 && box.height >= 44) return 'bg/surface'
  if (has(own, ['background', 'bg', 'page']) && isPaper && isWhole(box, root)) return 'bg/page'
  return null
}

function inkNamed(
  layer: Layer,
  tree: LayerTree,
  names: readonly Words[],
  color: Color,
  behind: Color | null,
): string | null {
  const [own = new Set(), ...around] = names
  const holder = holderOf(layer, tree)
  if (holder) {
    const ground = behind ?? holder.ground
    if (!ground) return null
    if (isStrong(ground)) return contrast(color, ground) >= 2 ? 'text/on-brand' : null
    return isQuiet(ground) && isText(color, ground) ? 'text/default' : null
  }
  const status = statusNamed(new Set(names.flatMap((words) => [...words])), color)
  if (status && isVivid(color)) return `text/${status}`
  if (own.has('link')) return isVivid(color) ? 'text/link' : null
  if (!behind || oklchOf(behind).l < PALE || isTinted(behind)) return null
  if (has(own, FAINT)) return contrast(color, behind) < 9 && oklchOf(color).c < 0.08 ? 'text/muted' : null
  if (around.some((words) => has(words, FIELD)))
    return isText(color, behind) && !own.has('placeholder') ? 'text/default' : null
  if (has(own, TITLE)) return isText(color, behind) ? 'text/default' : null
  return null
}

/** The button or chosen tag that a text stands in, with its fill. */
function holderOf(layer: Layer, tree: LayerTree): { ground: Color | null } | null {
  let at = tree.parentOf(layer)
  for (let up = 0; at && up < 3 && at.parent !== undefined; up++, at = tree.parentOf(at)) {
    const words = new Set(wordsOf(at.name))
    const isHeld = has(words, BUTTON) || has(words, ['secondary']) || (has(words, TAG) && has(words, CHOSEN))
    if (!isHeld || at.box.height > CONTROL[1]) continue
    const fill = at.fills.at(-1)
    return { ground: fill?.paint === 'solid' && fill.color.alpha === 1 ? fill.color : null }
  }
  return null
}

function statusNamed(words: Words, color: Color): Status | null {
  if (!isVivid(color) && !isTinted(color)) return null
  // Half of all groups that hold a few words are called "Info".
  const isMessage = has(words, MESSAGE)
  for (const [status, list] of Object.entries(STATUS) as [Status, readonly string[]][])
    if (has(words, list) && statusOf(color) === status && (status !== 'info' || isMessage)) return status
  return null
}

const isVivid = (color: Color): boolean => oklchOf(color).c >= VIVID
const isStrong = (color: Color): boolean => {
  const { l, c } = oklchOf(color)
  return (c >= VIVID && l <= PALE) || l <= BLACK
}
const isQuiet = (color: Color): boolean => {
  const { l, c } = oklchOf(color)
  return l >= PALE && l < 0.99 && c < 0.02
}
/** As good as black on its ground. */
const isText = (color: Color, behind: Color): boolean =>
  contrast(color, behind) >= 7 && oklchOf(color).c < 0.09
