/** What was done, what was not and why, and the way back. */
import { Button, IconCheckLarge24, IconReset16 } from '@create-figma-plugin/ui'
import { useEffect } from 'preact/hooks'
import type { WriteResult } from '../../../shared/variables.ts'
import { Notice } from '../../parts/notice.tsx'
import { View } from '../../parts/view.tsx'
import { type Checking, countTicked } from '../../state/checking.ts'
import type { Writing } from '../../state/writing.ts'
import { usePanel } from '../panel-context.ts'
import { publishWords, resultWords } from './words.ts'
import lines from '../../parts/lines.css'
import styles from './write-view.css'

interface ResultProps {
  readonly result: WriteResult
  readonly reverted: boolean
  readonly writing: Writing
  readonly onPlan: () => void
}

export function ResultView({ result, reverted, writing, onPlan }: ResultProps) {
  const { place, shows, checking, frames } = usePanel()
  const { notes = [], failed, review, cancelled, revertible } = result
  const title = cancelled ? 'Stopped half-way' : reverted ? 'Taken back' : 'Written'
  const publish = publishWords(result)
  const isWhole = !cancelled && failed.length === 0 && review.length === 0
  const canBind = isWhole && !reverted && shows.value === 'own' && checking !== null
  useEffect(() => {
    // How many there are is told by the button that leads there.
    if (canBind) void checking.run(frames.list.value.map(({ id }) => id))
  }, [canBind])
  return (
    <View
      actions={
        <>
          {revertible && !reverted && (
            <Button secondary onClick={() => void writing.planRevert()}>
              Revert this write …
            </Button>
          )}
          {cancelled || review.length > 0 || reverted || shows.value === 'file' ? (
            <Button onClick={onPlan}>{cancelled ? 'See the rest' : 'Look again'}</Button>
          ) : canBind ? (
            <>
              <Button secondary onClick={() => (place.value = 'export')}>
                Export …
              </Button>
              <Button onClick={() => (place.value = 'check')}>{bindLayers(checking)}</Button>
            </>
          ) : (
            <Button onClick={() => (place.value = 'export')}>Export …</Button>
          )}
        </>
      }
    >
      <div class={`${styles['result']} ${isWhole ? styles['whole'] : ''}`} role="status">
        <div class={styles['resultHead']}>
          <span class={`${styles['mark']} ${isWhole && !reverted ? styles['good'] : ''}`}>
            {reverted ? <IconReset16 /> : cancelled ? <Paused /> : <IconCheckLarge24 />}
          </span>
          <h1 class={styles['done']}>{title}</h1>
          <p class={lines['quiet']}>{resultWords(result)}.</p>
          {publish && <p class={lines['quiet']}>{publish}</p>}
        </div>
        {cancelled && (
          <Notice title="The file is in order">What was not written yet is in the next plan.</Notice>
        )}
        {notes.map((note) => (
          <Notice key={note} title="Done another way">
            {note}
          </Notice>
        ))}
        {review.length > 0 && (
          <Notice tone="warning" title={`${review.length} changed in the file meanwhile`}>
            They were left alone. Look again to decide about them.
          </Notice>
        )}
        {failed.length > 0 && (
          <Notice tone="warning" title={`${failed.length} could not be written; the rest was`}>
            <ul class={styles['failed']}>
              {failed.map(({ name, reason }) => (
                <li key={name}>
                  <strong>{name}:</strong> {reason}
                </li>
              ))}
            </ul>
          </Notice>
        )}
      </div>
    </View>
  )
}

/** Said with a number as soon as there is one. */
function bindLayers({ stage: { value: now }, ticked }: Checking): string {
  if (now.stage !== 'shown') return 'Bind layers …'
  const count = countTicked(now.check, ticked.value)
  return count === 0 ? 'Check the layers …' : `Bind ${count} ${count === 1 ? 'value' : 'values'} …`
}

/** The icon set has none. */
const Paused = () => (
  <svg width="16" height="16" fill="currentColor" aria-hidden>
    <path d="M4 3h3v10H4zM9 3h3v10H9z" />
  </svg>
)
