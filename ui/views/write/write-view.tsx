/** Write: the plan is looked at first, line by line; nothing happens before the primary button. */
import { Button, IconLockLocked16 } from '@create-figma-plugin/ui'
import { useEffect } from 'preact/hooks'
import { Empty } from '../../parts/empty.tsx'
import { Notice } from '../../parts/notice.tsx'
import { ProgressBar } from '../../parts/progress-bar.tsx'
import { View } from '../../parts/view.tsx'
import { tokensOf } from './tokens-of.ts'
import type { Writing } from '../../state/writing.ts'
import { usePanel } from '../panel-context.ts'
import { PlanList } from './plan-list.tsx'
import { ResultView } from './result-view.tsx'
import lines from '../../parts/lines.css'
import styles from './write-view.css'

export function WriteView() {
  const { writing, place } = usePanel()
  if (writing) return <Stages writing={writing} />
  return (
    <View title="Write" actions={<Button onClick={() => (place.value = 'export')}>Export instead</Button>}>
      <Empty icon={<IconLockLocked16 />} title="This file cannot be edited here">
        Variables and styles are written in Design mode by people who may edit the file. Everything else
        works: review and export.
      </Empty>
    </View>
  )
}

function Stages({ writing }: { readonly writing: Writing }) {
  const panel = usePanel()
  const plan = (options = writing.options.value, more = false) =>
    void writing.plan(tokensOf(panel), options, more)
  useEffect(() => {
    const now = writing.stage.value
    // Check comes here to take bindings back.
    const isAsked = now.stage === 'plan' && now.reverting
    if (now.stage !== 'writing' && !isAsked) plan()
  }, [])
  const stage = writing.stage.value
  switch (stage.stage) {
    case 'idle':
    case 'planning':
      return (
        <View title="Write">
          <div class={lines['middle']} role="status">
            <p>Comparing with what is in the file …</p>
            <ProgressBar label="Comparing" />
          </div>
        </View>
      )
    case 'plan':
      return <PlanList plan={stage.plan} reverting={stage.reverting} writing={writing} onPlan={plan} />
    case 'writing':
      return (
        <View
          title="Writing"
          note="Stopping leaves the file in order; the rest can be written later."
          actions={
            <Button secondary onClick={() => writing.stop()}>
              Stop
            </Button>
          }
        >
          <div class={lines['middle']} role="status">
            <p class={styles['done']}>
              Writing {stage.done} of {stage.total}
            </p>
            <ProgressBar value={stage.total === 0 ? 0 : stage.done / stage.total} label="Written" />
          </div>
        </View>
      )
    case 'done':
      return (
        <ResultView result={stage.result} reverted={stage.reverted} writing={writing} onPlan={() => plan()} />
      )
    case 'problem':
      return (
        <View title="Write" actions={<Button onClick={() => plan()}>Try again</Button>}>
          <Notice tone="danger" title={stage.problem.detail}>
            {stage.problem.remedy}
          </Notice>
        </View>
      )
  }
}
