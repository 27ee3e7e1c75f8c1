/** A long list of which only what can be seen is in the document. Heights are known; nothing is measured. */
import type { ComponentChildren, RefObject } from 'preact'
import { useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks'

interface VirtualListProps<T> {
  readonly items: readonly T[]
  readonly keyOf: (item: T) => string
  /** px. */
  readonly heightOf: (item: T) => number
  readonly render: (item: T, at: number) => ComponentChildren
  /** This one is scrolled into sight whenever it changes. */
  readonly activeKey?: string | null
  /** Heads stay at the top while what they stand above is in sight. */
  readonly isHead?: (item: T) => boolean
  readonly scroller?: RefObject<HTMLDivElement>
  readonly class?: string
  /** What the list is to those who hear it: a grid whose rows may hold anything, with the keys that move in it. */
  readonly grid?: {
    readonly label: string
    /** Id of the cell that the keys are at. */
    readonly active: string | undefined
    readonly onKeyDown: (event: KeyboardEvent) => void
  }
}

/** Rows kept above and below what can be seen, so that quick scrolling shows no gaps. px. */
const MARGIN = 400

export function VirtualList<T>({
  items,
  keyOf,
  heightOf,
  render,
  activeKey,
  grid,
  isHead = () => false,
  ...rest
}: VirtualListProps<T>) {
  const own = useRef<HTMLDivElement>(null)
  const scroller = rest.scroller ?? own
  const [sight, setSight] = useState({ top: 0, height: 800 })
  const tops = useMemo(() => topsOf(items.map(heightOf)), [items])
  const total = tops.at(-1) ?? 0

  useLayoutEffect(() => {
    const element = scroller.current
    if (!element) return
    const look = () => setSight({ top: element.scrollTop, height: element.clientHeight })
    const observer = new ResizeObserver(look)
    observer.observe(element)
    element.addEventListener('scroll', look, { passive: true })
    look()
    return () => {
      observer.disconnect()
      element.removeEventListener('scroll', look)
    }
  }, [])

  useLayoutEffect(() => {
    const element = scroller.current
    const at = items.findIndex((item) => keyOf(item) === activeKey)
    if (!element || at < 0) return
    const [top, bottom] = [tops[at] ?? 0, tops[at + 1] ?? 0]
    const head = items.slice(0, at).findLast(isHead)
    const covered = head ? heightOf(head) : 0
    if (top - covered < element.scrollTop) element.scrollTop = top - covered
    else if (bottom > element.scrollTop + element.clientHeight)
      element.scrollTop = bottom - element.clientHeight
  }, [activeKey])

  const [first, last] = inSight(tops, sight.top - MARGIN, sight.top + sight.height + MARGIN)
  /** How far an item's own room goes: a head's to the next one. */
  const reach = (at: number): number => {
    const next = items.findIndex((item, i) => i > at && isHead(item))
    return (tops[next < 0 ? items.length : next] ?? 0) - (tops[at] ?? 0)
  }
  const above = items.slice(0, first).findLastIndex(isHead)
  const indexes = Array.from({ length: last - first }, (_, i) => first + i)
  const shown = [...(above < 0 ? [] : [above]), ...indexes].flatMap((at) => {
    const item = items[at]
    return item === undefined ? [] : [{ item, at, height: isHead(item) ? reach(at) : heightOf(item) }]
  })
  return (
    <div
      ref={scroller}
      class={rest.class}
      style={{ overflowY: 'auto', position: 'relative' }}
      {...(grid && {
        role: 'grid',
        tabIndex: 0,
        'aria-label': grid.label,
        'aria-rowcount': items.length,
        // Only what is drawn can be pointed at: it may have been scrolled away.
        'aria-activedescendant': shown.some(({ item }) => keyOf(item) === activeKey)
          ? grid.active
          : undefined,
        onKeyDown: grid.onKeyDown,
      })}
    >
      <div style={{ height: `${total}px`, position: 'relative' }}>
        {shown.map(({ item, at, height }) => (
          <div
            key={keyOf(item)}
            style={{
              position: 'absolute',
              insetInline: 0,
              top: `${tops[at]}px`,
              height: `${height}px`,
              // A head reaches over its rows, which are to be clicked on.
              ...(height > heightOf(item) && { pointerEvents: 'none', zIndex: 2 }),
            }}
          >
            <div
              {...(grid && { role: 'row', 'aria-rowindex': at + 1 })}
              style={{ position: 'sticky', top: 0, height: `${heightOf(item)}px`, pointerEvents: 'auto' }}
            >
              {render(item, at)}
            </div>
          </div>
        ))}
      </div>
    </div>
  )
}

/** Where each begins, and at last where all end. */
export function topsOf(heights: readonly number[]): number[] {
  const tops = [0]
  for (const height of heights) tops.push((tops.at(-1) ?? 0) + height)
  return tops
}

/** The half-open range of items that touch `from`–`to`. */
export function inSight(tops: readonly number[], from: number, to: number): [number, number] {
  const count = tops.length - 1
  const first = Math.max(0, firstAbove(tops, from) - 1)
  return [Math.min(first, count), Math.min(count, firstAbove(tops, to))]
}

/** Index of the first top that is greater than `y`, by halving. */
function firstAbove(tops: readonly number[], y: number): number {
  let [low, high] = [0, tops.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((tops[middle] ?? 0) > y) high = middle
    else low = middle + 1
  }
  return low
}
