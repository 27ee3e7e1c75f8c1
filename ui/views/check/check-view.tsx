/** Check: how far the frames are on the file's own variables and styles, and the shortest way there. */
import { Button, Checkbox, IconCheckLarge24, IconLibrary16, Text } from '@create-figma-plugin/ui'
import type { BindResult, Check, CheckKind, CheckLine } from '../../../shared/check.ts'
import { useEffect } from 'preact/hooks'
import { copyText } from '../../host/hand-over.ts'
import { Empty } from '../../parts/empty.tsx'
import { Notice } from '../../parts/notice.tsx'
import { ProgressBar } from '../../parts/progress-bar.tsx'
import { View } from '../../parts/view.tsx'
import { VirtualList } from '../../parts/virtual-list.tsx'
import type { Checking } from '../../state/checking.ts'
import { usePanel } from '../panel-context.ts'
import { heightOf, Line } from './check-line.tsx'
import { headings, markdownOf, percentOf, resultWords, summaryOf } from './words.ts'
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
    if (checking.stage.value.stage !== 'binding') run()
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
      return <Result check={stage.check} result={stage.result} checking={checking} onRun={run} />
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
  readonly result: BindResult | null
  readonly checking: Checking
  readonly onRun: () => void
}
function Result({ check, result, checking, onRun }: ResultProps) {
  const { place, writing, toasts } = usePanel()
  const count = check.lines.filter(({ id }) => checking.ticked.value.has(id)).length
  const copy = async () =>
    toasts.say((await copyText(markdownOf(check))) ? 'Copied as Markdown.' : 'Copying is not allowed here.')
  const takeBack = async () => {
    await writing?.planRevert()
    place.value = 'write'
  }
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
            <Button disabled={count === 0} onClick={() => void checking.bind()}>
              {count === 0 ? 'Nothing ticked' : `Bind ${count}`}
            </Button>
          ) : (
            <Button onClick={onRun}>Check again</Button>
          )}
        </>
      }
    >
      <div class={lines['column']}>
        <Head check={check} checking={checking} />
        {result && (
          <div class={styles['result']}>
            <Notice
              tone={result.failed.length > 0 ? 'warning' : 'plain'}
              title={resultWords(result)}
              actions={
                result.revertible && writing ? (
                  <Button secondary onClick={() => void takeBack()}>
                    Take it back …
                  </Button>
                ) : undefined
              }
            >
              {result.failed.length > 0 &&
                result.failed.slice(0, 5).map(({ name, reason }) => <p key={name}>{`${name}: ${reason}`}</p>)}
            </Notice>
          </div>
        )}
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

function Head({ check, checking }: { readonly check: Check; readonly checking: Checking }) {
  return (
    <header class={styles['head']}>
      <p class={styles['percent']}>
        {check.total === 0 ? (
          'Nothing to compare yet'
        ) : (
          <>
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
