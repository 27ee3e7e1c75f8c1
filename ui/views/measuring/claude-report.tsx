/** How asking Claude went, frame by frame, where it did not answer for all of them; and asking those again. */
import { Button } from '@create-figma-plugin/ui'
import type { FrameLabel } from '../../../shared/label.ts'
import { Notice } from '../../parts/notice.tsx'
import { namesInDoubt, type Progress } from '../../state/progress.ts'
import { usePanel } from '../panel-context.ts'
import styles from './measuring-view.css'

export function ClaudeReport({ progress }: { readonly progress: Progress }) {
  const panel = usePanel()
  const asked = progress.frames.filter(({ label }) => label)
  const silent = asked.filter(({ label }) => label?.status === 'unlabelled')
  if (!namesInDoubt(progress)) return null
  const isOver = progress.status === 'completed'
  return (
    <Notice
      tone="warning"
      title={
        silent.length === 0
          ? 'Claude looked at every frame, but did not name the whole'
          : `Claude did not look at ${silent.length} of ${asked.length} frames; our own rules named ${silent.length === 1 ? 'it' : 'them'}`
      }
      actions={
        isOver && (
          <Button onClick={() => void panel.askAgain()}>
            {silent.length === 0
              ? 'Ask for names again'
              : `Ask about ${silent.length === 1 ? 'this frame' : `these ${silent.length}`} again`}
          </Button>
        )
      }
    >
      <table class={`${styles['table']} ${styles['byFrame']}`}>
        <tbody>
          {asked.map(({ id, name, label }) => (
            <tr key={id}>
              <th scope="row">{name}</th>
              <td>{label && <Outcome label={label} />}</td>
            </tr>
          ))}
          {progress.unnamed && silent.length === 0 && (
            <tr>
              <th scope="row">All frames together</th>
              <td class={styles['bad']}>{progress.unnamed.detail}</td>
            </tr>
          )}
        </tbody>
      </table>
      {isOver && <p class={styles['reasons']}>What was answered is kept and costs nothing again.</p>}
    </Notice>
  )
}

function Outcome({ label }: { readonly label: FrameLabel }) {
  if (label.status === 'unlabelled')
    return (
      <span>
        <span class={styles['bad']}>{label.problem.detail}</span> {label.problem.remedy}
      </span>
    )
  const values = `${label.labels} ${label.labels === 1 ? 'value' : 'values'}`
  return <span class={styles['good']}>{label.cached ? `${values}, answered before` : values}</span>
}
