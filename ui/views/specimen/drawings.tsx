/** One drawing per specimen. `null`: the value is of another kind than the specimen is made for. */
import type { ComponentChildren } from 'preact'
import type { Kind, Value } from '../../../shared/dtcg.ts'
import type { Observed, ObservedValues } from '../../../shared/observed.ts'
import type { Specimen } from '../../../shared/token-type.ts'
import type { TokenSummary } from '../../../shared/token.ts'
import { cssBorder, cssColor, cssGradient, cssShadow, isTranslucent, px } from '../../values/css.ts'
import { gridOf } from '../../values/grid.ts'
import styles from './specimen.css'

/** `fill`: as wide as there is room; `mini`: in a line of text. */
export type Size = 'row' | 'chip' | 'fill' | 'mini'
type Drawn = Pick<TokenSummary, 'kind' | 'value' | 'derived'>
interface Drawing {
  /** CSS-module class of what it is drawn on. */
  readonly surface: string
  readonly drawing: ComponentChildren
}

const as = <K extends Kind>(token: Drawn, kind: K): ObservedValues[K] | null =>
  token.kind === kind ? (token.value as ObservedValues[K]) : null

/** Text larger than this does not fit its picture. px. */
const LARGEST_TEXT = 22

export const drawings: Record<Specimen, (token: Drawn) => Drawing | null> = {
  swatch: (token) => swatch(as(token, 'color')) ?? strip(as(token, 'gradient')),
  strip: (token) => strip(as(token, 'gradient')) ?? swatch(as(token, 'color')),
  bar: (token) => bar(as(token, 'dimension'), gridOf(token.derived).base ?? 8),
  corner: (token) => corner(as(token, 'dimension')),
  line: (token) => line(as(token, 'border')),
  text: (token) => text(as(token, 'typography')),
  card: (token) => card(as(token, 'shadow')),
  box: () => null,
}

function swatch(color: Value<'color'> | null): Drawing | null {
  if (!color) return null
  return {
    surface: isTranslucent(color) ? 'checkered' : 'drawn',
    drawing: <div class={styles['swatch']} style={{ background: cssColor(color) }} />,
  }
}

function strip(stops: Value<'gradient'> | null): Drawing | null {
  if (!stops) return null
  return {
    surface: 'checkered',
    drawing: <div class={styles['swatch']} style={{ background: cssGradient(stops) }} />,
  }
}

/** A corner rounder than this looks the same in a small picture. px. */
const ROUNDEST = 24

/** At true size; what is longer runs out of the picture, and the number beside it tells. */
function bar(length: Value<'dimension'> | null, base: number): Drawing | null {
  if (!length) return null
  // Finer lines than 4 px are a gray surface, no grid.
  const unit = base * Math.ceil(4 / base)
  return {
    surface: 'drawn',
    drawing: (
      <div class={styles['ruler']} style={{ '--unit': `${unit}px` }}>
        <div class={styles['bar']} style={{ width: `${px(length)}px` }} />
      </div>
    ),
  }
}

function corner(radius: Value<'dimension'> | null): Drawing | null {
  if (!radius) return null
  return {
    surface: 'drawn',
    drawing: (
      <div class={styles['corner']} style={{ borderTopLeftRadius: `${Math.min(px(radius), ROUNDEST)}px` }} />
    ),
  }
}

function line(border: Observed<'border'> | null): Drawing | null {
  if (!border) return null
  return {
    surface: 'halves',
    drawing: <div class={styles['line']} style={{ border: cssBorder(border) }} />,
  }
}

function text(style: Observed<'typography'> | null): Drawing | null {
  if (!style) return null
  const family = Array.isArray(style.fontFamily) ? style.fontFamily.join(', ') : style.fontFamily
  return {
    surface: 'drawn',
    drawing: (
      <span
        class={styles['text']}
        style={{
          fontSize: `${Math.min(LARGEST_TEXT, style.fontSize ? px(style.fontSize) : 14)}px`,
          ...(style.fontWeight === undefined ? {} : { fontWeight: style.fontWeight }),
          ...(family === undefined ? {} : { fontFamily: family }),
          ...(style.letterSpacing ? { letterSpacing: `${px(style.letterSpacing)}px` } : {}),
        }}
      >
        Ag
      </span>
    ),
  }
}

/** On white paper in both themes: a shadow cannot be seen on dark, and a faint one hardly on gray. */
function card(layers: Observed<'shadow'> | null): Drawing | null {
  if (!layers) return null
  return {
    surface: 'paper',
    drawing: <div class={styles['card']} style={{ boxShadow: cssShadow(layers) }} />,
  }
}
