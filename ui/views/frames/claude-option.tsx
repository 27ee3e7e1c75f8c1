/** Names by Claude: off until the designer says so, with where the pictures go and what it costs. */
import { Checkbox, Text, Textbox } from '@create-figma-plugin/ui'
import { useEffect, useState } from 'preact/hooks'
import type { Labelling } from '../../../shared/label.ts'
import { defaultOptions } from '../../../shared/options.ts'
import type { Client } from '../../client/client.ts'
import { numberFrom, numberText } from '../../values/number.ts'
import { usePanel } from '../panel-context.ts'
import styles from './frames-view.css'

export function ClaudeOption({ client }: { readonly client: Client }) {
  const { options, frames, host } = usePanel()
  const [labelling, setLabelling] = useState<Labelling | null>(null)
  const sizes = frames.list.value.map((frame) => host.pixels(frame))
  useEffect(() => {
    let current = true
    client.labelling(sizes).then(
      (answer) => current && setLabelling(answer),
      // Without an answer there is nothing to offer: names come from the rules alone.
      () => current && setLabelling(null),
    )
    return () => (current = false)
  }, [JSON.stringify(sizes)])
  if (!labelling) return null
  const isOn = options.value.label === 'claude' && labelling.available
  const choose = (on: boolean) => {
    const { label: _, ...others } = options.value
    options.value = on ? { ...others, label: 'claude' } : others
  }
  return (
    <div>
      <div class={styles['optionTitle']}>Names</div>
      <Checkbox value={isOn} disabled={!labelling.available} onValueChange={choose}>
        <Text>Let Claude propose names and roles</Text>
      </Checkbox>
      <p class={styles['hint']}>
        {labelling.available
          ? `Sends the pictures of these frames to ${labelling.sentTo}. Claude says what values are for; it never changes one.`
          : `Names follow from where values were seen. ${labelling.problem?.detail ?? ''} ${labelling.problem?.remedy ?? ''}`}
      </p>
      {isOn && <Costs labelling={labelling} />}
    </div>
  )
}

function Costs({ labelling: { estimate, limits } }: { readonly labelling: Labelling }) {
  const { options } = usePanel()
  // The server holds to its administrator's limit whatever is typed: so what is shown does too.
  const most = limits.run ?? 1000
  const wanted = options.value.budget ?? defaultOptions.budget
  const [typed, setTyped] = useState(numberText(Math.min(wanted, most)))
  const change = (text: string) => {
    setTyped(text)
    const budget = numberFrom(text)
    if (budget !== null && budget > 0 && budget <= most) options.value = { ...options.value, budget }
  }
  return (
    <>
      {estimate && (
        <p class={styles['hint']}>
          About {dollars(estimate.cost)} for these frames, at most {dollars(estimate.atMost)}.
          {estimate.tooLarge > 0 && ` ${estimate.tooLarge} too large to be sent: named by the rules.`}
        </p>
      )}
      {limits.today !== undefined && limits.day !== undefined && (
        <p class={styles['hint']}>
          This server may spend {dollars(limits.day)} a day; {dollars(limits.today)} are left today.
        </p>
      )}
      <div class={styles['budget']}>
        <span>Never spend more than US $</span>
        <Textbox aria-label="Most that may be spent, US dollars" value={typed} onValueInput={change} />
      </div>
      {limits.run !== undefined && (
        <p class={styles['hint']}>This server allows {dollars(limits.run)} at most each time.</p>
      )}
    </>
  )
}

export const dollars = (amount: number): string =>
  `US $${amount < 0.01 ? amount.toFixed(3) : amount.toFixed(2)}`
