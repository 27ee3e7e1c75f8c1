/** Text on the backgrounds it was really seen on: what fails first, with the nearest token that would pass. */
import { IconContrast16 } from '@create-figma-plugin/ui'
import type { TokenSummary } from '../../../shared/token.ts'
import { type Pair, hexOf, nearestPassing, neededFor, pairsOf } from '../../values/contrast.ts'
import { round } from '../../values/words.ts'
import { usePanel } from '../panel-context.ts'
import { Fold } from './fold.tsx'
import { shortName } from './names.ts'
import styles from './review-view.css'

export function ContrastList() {
  const { review } = usePanel()
  const tokens = review.items.value.flatMap((item) =>
    item.row === 'token' && !item.excluded ? [item.token] : [],
  )
  const pairs = pairsOf(tokens)
  if (pairs.length === 0) return null
  const failing = pairs.filter(({ level }) => level === 'fail').length
  return (
    <Fold
      icon={<IconContrast16 />}
      title="Contrast of text as it was seen"
      count={failing > 0 ? `${failing} of ${pairs.length} too low` : 'all readable'}
      verdict={failing > 0 ? 'fail' : 'pass'}
    >
      {() => pairs.map((pair) => <PairLine key={`${pair.ink.key} ${pair.on}`} pair={pair} tokens={tokens} />)}
    </Fold>
  )
}

interface PairLineProps {
  readonly pair: Pair
  readonly tokens: readonly TokenSummary[]
}

function PairLine({ pair, tokens }: PairLineProps) {
  const { review } = usePanel()
  const { ink, on, ratio, level, smallestPx } = pair
  const type = review.types.value.find(({ name }) => name === ink.type)
  const better = level === 'fail' ? nearestPassing(pair, tokens) : null
  const name = (path: readonly string[]) => (type ? shortName(path, type) : path.join('/'))
  return (
    <li
      class={styles['pair']}
      onMouseEnter={() => review.hover(ink.key)}
      onMouseLeave={() => review.hover(null)}
      onClick={() => (review.selected.value = ink.key)}
    >
      <span class={styles['sample']} style={{ background: on, color: hexOf(ink) ?? undefined }} aria-hidden>
        Ag
      </span>
      <span class={styles['pairText']}>
        {name(ink.path)} on {on.toUpperCase()}
        {smallestPx ? <span class={styles['quiet']}> · from {round(smallestPx)} px</span> : null}
        {better && (
          <div class={styles['quiet']}>
            nearest that passes: {name(better.path)} ({hexOf(better)?.toUpperCase()})
          </div>
        )}
        {level === 'fail' && !better && <div class={styles['quiet']}>no token of yours passes here</div>}
      </span>
      <span
        class={`${styles['badge']} ${level === 'fail' ? styles['fail'] : styles['pass']}`}
        title={`WCAG asks for ${neededFor(pair)} : 1 at this size`}
      >
        {ratioText(ratio)} {level === 'fail' ? '' : level}
      </span>
    </li>
  )
}

/** Cut, not rounded: 4.47 fails where 4.5 is needed, and must not look as if it passed. */
const ratioText = (ratio: number): string => `${(Math.floor(ratio * 10) / 10).toFixed(1)} : 1`
