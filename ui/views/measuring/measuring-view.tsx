/** Measuring: one bar, and the tokens as they are found. */
import { Button } from '@create-figma-plugin/ui'
import { useEffect, useState } from 'preact/hooks'
import { BusyButton } from '../../parts/busy-button.tsx'
import { Empty } from '../../parts/empty.tsx'
import { Notice } from '../../parts/notice.tsx'
import { ProgressBar } from '../../parts/progress-bar.tsx'
import { View } from '../../parts/view.tsx'
import { fraction, type Progress, troubled } from '../../state/progress.ts'
import { IconFrame16 } from '@create-figma-plugin/ui'
import { usePanel } from '../panel-context.ts'
import { dollars } from '../frames/claude-option.tsx'
import { ClaudeReport } from './claude-report.tsx'
import { Palette } from './palette.tsx'
import { Roles } from './roles.tsx'
import { TroubleGrid } from './trouble-grid.tsx'
import styles from './measuring-view.css'

export function MeasuringView() {
  const panel = usePanel()
  const { measuring, place } = panel
  const progress = measuring.progress.value
  if (!progress) {
    return (
      <View title="Measuring">
        <Empty icon={<IconFrame16 />} title="Nothing is being measured" />
      </View>
    )
  }
  const isOver = ['completed', 'failed', 'cancelled'].includes(progress.status)
  return (
    <View
      title="Measuring"
      note={noteOf(progress)}
      actions={
        isOver ? (
          <>
            <Button secondary onClick={() => (place.value = 'frames')}>
              Back to frames
            </Button>
            {progress.status === 'completed' && troubled(progress) && (
              <Button secondary onClick={() => void panel.measure()}>
                Measure again
              </Button>
            )}
            {progress.status === 'completed' ? (
              <BusyButton busy={panel.opening.value} onClick={() => (place.value = 'review')}>
                Review
              </BusyButton>
            ) : (
              <Button onClick={() => void panel.measure()}>Measure again</Button>
            )}
          </>
        ) : (
          <Button secondary onClick={() => measuring.cancel()}>
            Cancel
          </Button>
        )
      }
    >
      <div class={styles['measuring']}>
        <Head progress={progress} isOver={isOver} />
        {!measuring.onLine.value && !isOver && (
          <Notice tone="warning" title="The connection is interrupted">
            What arrived is safe on the server. The rest is sent, and measuring goes on, as soon as it
            answers.
          </Notice>
        )}
        {progress.status === 'failed' && progress.problem && (
          <Notice tone="danger" title={progress.problem.detail}>
            {progress.problem.remedy}
          </Notice>
        )}
        {troubled(progress) && <TroubleGrid progress={progress} />}
        <ClaudeReport progress={progress} />
        <Palette tokens={progress.tokens} />
        {progress.status === 'naming' && <Roles progress={progress} />}
      </div>
    </View>
  )
}

function Head({ progress, isOver }: { readonly progress: Progress; readonly isOver: boolean }) {
  const { measuring } = usePanel()
  return (
    <div class={styles['head']}>
      <div class={styles['line']}>
        <h1 class={styles['what']} aria-live="polite">
          {headline(progress)}
        </h1>
        <Elapsed since={measuring.since.value} running={!isOver} />
      </div>
      <ProgressBar value={fraction(progress)} label="Measured" stalled={!measuring.onLine.value} />
    </div>
  )
}

function headline({ status, frames, tokens }: Progress): string {
  const through = frames.filter((frame) => frame.status === 'measured' || frame.status === 'failed').length
  const asked = frames.filter((frame) => frame.label).length
  switch (status) {
    case 'sending':
    case 'measuring':
      return frames.length === 1
        ? 'Measuring 1 frame'
        : `Measuring ${Math.min(through + 1, frames.length)} of ${frames.length} frames`
    case 'naming':
      return `Asking Claude for names: ${asked} of ${through} frames`
    case 'gathering':
      return 'Gathering what belongs together'
    case 'completed':
      return tokens.size === 0 ? 'Done' : `Done: ${tokens.size} tokens`
    case 'failed':
      return 'Measuring stopped'
    case 'cancelled':
      return 'Cancelled'
  }
}

function noteOf({ status, cost }: Progress): string {
  if (cost > 0) return `Claude has cost ${dollars(cost)} so far.`
  if (status === 'cancelled') return 'Nothing was changed in your file.'
  if (status === 'failed' || status === 'completed') return ''
  return 'You can keep working meanwhile.'
}

function Elapsed({ since, running }: { readonly since: number; readonly running: boolean }) {
  const [now, setNow] = useState(Date.now())
  useEffect(() => {
    if (!running) return
    const timer = setInterval(() => setNow(Date.now()), 500)
    return () => clearInterval(timer)
  }, [running])
  const seconds = Math.max(0, Math.floor((now - since) / 1000))
  return (
    <span class={styles['time']}>
      {Math.floor(seconds / 60)}:{String(seconds % 60).padStart(2, '0')}
    </span>
  )
}
