/** Check: how far the frames are on the file's own variables and styles, and the shortest way there. */
import { Button, Checkbox, IconCheckLarge24, IconLibrary16, Text } from '@create-figma-plugin/ui'
import type { Check, CheckKind, CheckLine } from '../../../shared/check.ts'
import { useEffect } from 'preact/hooks'
import { copyText } from '../../host/hand-over.ts'
import { Empty } from '../../parts/empty.tsx'
import { Notice } from '../../parts/notice.tsx'
import { ProgressBar } from '../../parts/progress-bar.tsx'
import { View } from '../../parts/view.tsx'
import { VirtualList } from '../../parts/virtual-list.tsx'
import { type Bound, type Checking, countTicked } from '../../state/checking.ts'
import { usePanel } from '../panel-context.ts'
import { heightOf, Line } from './check-line.tsx'
import { BindReport } from './bind-report.tsx'
import { bindWords, headings, markdownOf, percentOf, summaryOf } from './words.ts'
import lines from '../../parts/lines.css'
import styles from './check-view.css'

export function CheckView() {
  const { checking } = usePanel()
  return checking ? <Stages checking={checking} /> : null
}

function Stages({ checking }: { readonly checking: Checking }) {
  const { frames, place } = usePanel()
  const run = () => void checking.run(frames.list.value.map(({ id }) => id))
  useEffect(() => {
    if (!['binding', 'looking'].includes(checking.stage.value.stage)) run()
  }, [])
  const stage = checking.stage.value
  switch (stage.stage) {
    case 'idle':
    case 'checking':
      return (
        <View title="Check">
          <div class={lines['middle']} role="status">
            <p>Looking at the layers …</p>
            <ProgressBar label="Checking" />
          </div>
        </View>
      )
    case 'empty':
      return (
        <View title="Check" actions={<Button onClick={run}>Check again</Button>}>
          <Empty icon={<IconLibrary16 />} title="No frames on this page">
            Select frames, or open a page that has some.
          </Empty>
        </View>
      )
    case 'looking':
      return (
        <View title="Check">
          <div class={lines['middle']} role="status">
            <p>Taking pictures of the frames, to compare before and after …</p>
            <ProgressBar label="Comparing" />
          </div>
        </View>
      )
    case 'binding':
      return (
        <View
          title="Checking"
          note="Stopping leaves the file in order."
          actions={
            <Button secondary onClick={() => checking.stop()}>
              Stop
            </Button>
          }
        >
          <div class={lines['middle']} role="status">
            <p>Binding …</p>
            <ProgressBar value={stage.total === 0 ? 0 : stage.done / stage.total} label="Bound" />
          </div>
        </View>
      )
    case 'shown':
      return <Result check={stage.check} bound={stage.bound} checking={checking} onRun={run} />
    case 'problem':
      return (
        <View title="Check" actions={<Button onClick={run}>Try again</Button>}>
          <Notice tone="danger" title={stage.problem.detail}>
            {stage.problem.remedy}
          </Notice>
          <Button secondary onClick={() => (place.value = 'frames')}>
            Measure frames
          </Button>
        </View>
      )
  }
}

interface ResultProps {
  readonly check: Check
  readonly bound: Bound | null
  readonly checking: Checking
  readonly onRun: () => void
}
function Result({ check, bound, checking, onRun }: ResultProps) {
  const { writing, toasts } = usePanel()
  const count = countTicked(check, checking.ticked.value)
  const any = check.lines.some(({ id }) => checking.ticked.value.has(id))
  const copy = async () =>
    toasts.say((await copyText(markdownOf(check))) ? 'Copied as Markdown.' : 'Copying is not allowed here.')
  return (
    <View
      title="Check"
      flush
      note={
        check.lines.some(({ kind }) => kind === 'bind') ? 'What is bound already stays bound.' : undefined
      }
      actions={
        <>
          <Button secondary onClick={() => void copy()}>
            Copy as Markdown
          </Button>
          {check.lines.some(({ ticked }) => ticked !== null) && writing ? (
            <Button disabled={!any} onClick={() => void checking.bind()}>
              {any ? bindWords(count) : 'Nothing ticked'}
            </Button>
          ) : (
            <Button onClick={onRun}>Check again</Button>
          )}
        </>
      }
    >
      <div class={lines['column']}>
        <Head check={check} from={bound?.from ?? null} checking={checking} />
        {bound && <BindReport bound={bound} check={check} onBack={onRun} />}
        {check.lines.length > 0 ? (
          <VirtualList
            class={lines['list'] ?? ''}
            items={rowsOf(check.lines)}
            keyOf={(row) => (typeof row === 'string' ? row : row.id)}
            heightOf={(row) => (typeof row === 'string' ? 36 : heightOf(row))}
            render={(row) =>
              typeof row === 'string' ? (
                <h2 class={styles['group']}>{headings[row]}</h2>
              ) : (
                <Line line={row} checking={checking} />
              )
            }
          />
        ) : (
          <div class={styles['clean']}>
            {check.total > 0 && (
              <>
                <span class={styles['mark']}>
                  <IconCheckLarge24 />
                </span>
                <p>Nothing to do.</p>
              </>
            )}
          </div>
        )}
      </div>
    </View>
  )
}

/** Lines come sorted by kind: a heading before the first of each. */
const rowsOf = (lines: readonly CheckLine[]): (CheckKind | CheckLine)[] =>
  lines.flatMap((line, i) => (line.kind === lines[i - 1]?.kind ? [line] : [line.kind, line]))

interface HeadProps {
  readonly check: Check
  /** As it was before the last binding. */
  readonly from: Check | null
  readonly checking: Checking
}

function Head({ check, from, checking }: HeadProps) {
  return (
    <header class={styles['head']}>
      <p class={styles['percent']}>
        {check.total === 0 ? (
          'Nothing to compare yet'
        ) : (
          <>
            {from && percentOf(from) !== percentOf(check) && (
              <span class={lines['quiet']}>{percentOf(from)} % → </span>
            )}
            <strong>{percentOf(check)} %</strong> on your system
          </>
        )}
      </p>
      <p class={lines['quiet']}>{summaryOf(check)}</p>
      <div class={styles['libraries']}>
        <Checkbox value={checking.libraries.value} onValueChange={(on) => void checking.withLibraries(on)}>
          <Text>Team libraries too</Text>
        </Checkbox>
      </div>
      {check.frames.length > 1 && (
        <ul class={styles['frames']}>
          {check.frames.slice(0, 12).map((frame) => (
            <li key={frame.id} title={`${frame.name}, ${frame.page}: ${summaryOf(frame)}`}>
              <span class={styles['frameName']}>{frame.name}</span>
              <span class={styles['bar']}>
                <span style={{ width: `${percentOf(frame)}%` }} />
              </span>
              <span class={styles['number']}>{percentOf(frame)} %</span>
            </li>
          ))}
        </ul>
      )}
    </header>
  )
}
