/** Text on the backgrounds it was really seen on: what fails first, with the nearest token that would pass. */
import type { TokenSummary } from '../../../shared/token.ts'
import { type Pair, hexOf, nearestPassing, neededFor, pairsOf } from '../../values/contrast.ts'
import { ratioText } from '../../values/against.ts'
import { round } from '../../values/words.ts'
import { usePanel } from '../panel-context.ts'
import { shortName } from './names.ts'
import lists from './findings.css'
import styles from './review-view.css'

export function ContrastList() {
  const { review } = usePanel()
  const tokens = review.items.value.flatMap((item) =>
    item.row === 'token' && !item.excluded ? [item.token] : [],
  )
  const pairs = pairsOf(tokens)
  return (
    <ul>
      {pairs.map((pair) => (
        <PairLine key={`${pair.ink.key} ${pair.on}`} pair={pair} tokens={tokens} />
      ))}
    </ul>
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
    <li>
      <button
        type="button"
        class={lists['pair']}
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
            <span class={`${styles['quiet']} ${styles['below']}`}>
              nearest that passes: {name(better.path)} ({hexOf(better)?.toUpperCase()})
            </span>
          )}
          {level === 'fail' && !better && (
            <span class={`${styles['quiet']} ${styles['below']}`}>no token of yours passes here</span>
          )}
        </span>
        <span
          class={`${styles['badge']} ${level === 'fail' ? styles['fail'] : styles['pass']}`}
          title={`WCAG asks for ${neededFor(pair)} : 1 at this size`}
        >
          {ratioText(ratio)} {level === 'fail' ? '' : level}
        </span>
      </button>
    </li>
  )
}
