/** The end of the way: what was bound, that it looks as before (or where it does not), and the way back. */
import { Button, IconCheckLarge24, IconWarning16 } from '@create-figma-plugin/ui'
import { useEffect } from 'preact/hooks'
import type { Check } from '../../../shared/check.ts'
import type { Bound } from '../../state/checking.ts'
import type { Changed } from '../../state/compare.ts'
import { usePanel } from '../panel-context.ts'
import { comparedWords, resultWords } from './words.ts'
import styles from './bind-report.css'

interface BindReportProps {
  readonly bound: Bound
  readonly check: Check
  /** Something was taken back: it is to be checked again. */
  readonly onBack: () => void
}

export function BindReport({ bound: { result, compared }, check, onBack }: BindReportProps) {
  const { place, writing, toasts } = usePanel()
  const isSame = compared.changed.length === 0
  const isGood = isSame && result.failed.length === 0
  useEffect(
    () => () => {
      for (const { before, after } of compared.changed)
        for (const url of [before, after]) URL.revokeObjectURL(url)
    },
    [compared],
  )
  const look = async () => {
    await writing?.planRevert()
    place.value = 'write'
  }
  /** All of the last binding, with one click. */
  const back = async () => {
    await writing?.planRevert()
    await writing?.apply()
    if (writing?.stage.value.stage === 'problem') return (place.value = 'write')
    toasts.say('Taken back: the layers are bound as before')
    return onBack()
  }
  const words = comparedWords(compared)
  return (
    <section
      class={`${styles['report']} ${isGood ? styles['good'] : styles['look']}`}
      aria-label="What was done"
    >
      <span class={styles['mark']}>{isGood ? <IconCheckLarge24 /> : <IconWarning16 />}</span>
      <div class={styles['said']} role="status">
        {words && <p class={styles['first']}>{words}</p>}
        <p>{resultWords(result)}</p>
        {result.failed.slice(0, 5).map(({ name, reason }) => (
          <p key={name}>{`${name}: ${reason}`}</p>
        ))}
      </div>
      {result.revertible && writing && (
        <span class={styles['back']}>
          {isSame ? (
            <Button secondary onClick={() => void look()}>
              Take it back …
            </Button>
          ) : (
            <Button secondary onClick={() => void back()}>
              Take it back
            </Button>
          )}
        </span>
      )}
      {compared.changed.length > 0 && (
        <ul class={styles['changes']}>
          {compared.changed.map((changed) => (
            <Change
              key={changed.frame}
              changed={changed}
              name={check.frames.find(({ id }) => id === changed.frame)?.name ?? 'A frame'}
            />
          ))}
        </ul>
      )}
    </section>
  )
}

interface ChangeProps {
  readonly changed: Changed
  readonly name: string
}

function Change({ changed: { pixels, before, after }, name }: ChangeProps) {
  return (
    <li class={styles['change']}>
      <span>
        {name}: {pixels} {pixels === 1 ? 'pixel' : 'pixels'} changed
      </span>
      <span class={styles['pair']}>
        <img src={before} alt={`${name} before`} />
        <span aria-hidden>→</span>
        <img src={after} alt={`${name} after`} />
      </span>
    </li>
  )
}
