/** What most people never need, behind one line. */
import { Checkbox, Disclosure, Dropdown, SegmentedControl, Text, Textbox } from '@create-figma-plugin/ui'
import { useState } from 'preact/hooks'
import type { RunOptions } from '../../../shared/options.ts'
import type { TypeInfo } from '../../../shared/token-type.ts'
import { numberFrom, numberText } from '../../values/number.ts'
import { usePanel } from '../panel-context.ts'
import { ClaudeOption } from './claude-option.tsx'
import styles from './frames-view.css'

export function Options() {
  const [open, setOpen] = useState(false)
  const { line, host } = usePanel()
  const connection = line.connection.value
  if (connection.status !== 'connected') return null
  return (
    <Disclosure open={open} title="Options" onClick={() => setOpen(!open)}>
      <div class={styles['options']}>
        {host.files && <Scale />}
        <Types types={connection.types} />
        <ClaudeOption client={connection.client} />
        <Merge />
        <RoleNames />
        <Thresholds types={connection.types} />
      </div>
    </Disclosure>
  )
}

const scales = [
  { value: 'auto', text: 'From the file name (@2x), else 1×' },
  { value: '1', text: '1×' },
  { value: '2', text: '2×' },
  { value: '3', text: '3×' },
  { value: '4', text: '4×' },
]

function Scale() {
  const { host } = usePanel()
  const { files } = host
  const [scale, setScale] = useState(files?.scale === undefined ? 'auto' : String(files.scale))
  const choose = (next: string) => {
    setScale(next)
    if (files) files.scale = next === 'auto' ? undefined : Number(next)
  }
  return (
    <div class={styles['narrow']}>
      <div class={styles['optionTitle']}>Scale of the images</div>
      <Dropdown options={scales} value={scale} onValueChange={choose} />
    </div>
  )
}

function Types({ types }: { readonly types: readonly TypeInfo[] }) {
  const { options } = usePanel()
  const chosen = options.value.types ?? types.map(({ name }) => name)
  const choose = (name: string, on: boolean) => {
    const next = types.map((type) => type.name).filter((one) => (one === name ? on : chosen.includes(one)))
    const { types: _, ...others } = options.value
    // All means "all there are", also those that the server learns later.
    options.value = next.length === types.length ? others : { ...others, types: next }
  }
  return (
    <div>
      <div class={styles['optionTitle']}>What to measure</div>
      <div class={styles['checks']}>
        {types.map(({ name, title, about }) => (
          <Checkbox
            key={name}
            title={about}
            value={chosen.includes(name)}
            disabled={chosen.length === 1 && chosen.includes(name)}
            onValueChange={(on) => choose(name, on)}
          >
            <Text>{title}</Text>
          </Checkbox>
        ))}
      </div>
    </div>
  )
}

function Merge() {
  const { options } = usePanel()
  const merge = options.value.merge ?? 'supported'
  return (
    <div>
      <div class={styles['optionTitle']}>Nearly equal values</div>
      <div class={styles['narrow']}>
        <SegmentedControl
          options={[
            { value: 'supported', children: 'Ask me' },
            { value: 'all', children: 'Join them' },
          ]}
          value={merge}
          onValueChange={(next) =>
            (options.value = { ...options.value, merge: next === 'all' ? 'all' : 'supported' })
          }
        />
      </div>
      <p class={styles['hint']}>
        {merge === 'all'
          ? 'Everything closer than the limits below becomes one, however often it was seen.'
          : 'Only uncertain readings are joined. Well-supported values stay apart, and you get a suggestion.'}
      </p>
    </div>
  )
}

const GRAMMARS = [
  { value: 'auto', children: 'Auto' },
  { value: 'property', children: 'Property' },
  { value: 'material', children: 'Material' },
  { value: 'shadcn', children: 'shadcn' },
] as const
const SPELLS: Readonly<Record<(typeof GRAMMARS)[number]['value'], string>> = {
  auto: 'As the names in this file are; else bg/brand, text/muted. What has a name keeps it.',
  property: 'What was measured comes first: bg/brand, text/on-brand, border/default.',
  material: 'Material 3: primary, on-primary, outline-variant. What it has no word for stays bg/…',
  shadcn: 'shadcn/ui: primary, primary-foreground, border. What it has no word for stays bg/…',
}

function RoleNames() {
  const { options } = usePanel()
  const grammar = options.value.grammar ?? 'auto'
  const choose = (next: string) => {
    const chosen = GRAMMARS.find(({ value }) => value === next)
    if (chosen) options.value = { ...options.value, grammar: chosen.value }
  }
  return (
    <div>
      <div class={styles['optionTitle']}>Names of new roles</div>
      <SegmentedControl options={[...GRAMMARS]} value={grammar} onValueChange={choose} />
      <p class={styles['hint']}>{SPELLS[grammar]}</p>
    </div>
  )
}

function Thresholds({ types }: { readonly types: readonly TypeInfo[] }) {
  return (
    <div>
      <div class={styles['optionTitle']}>What counts as equal</div>
      <div class={styles['thresholds']}>
        {types.map((type) => (
          <Threshold key={type.name} type={type} />
        ))}
      </div>
    </div>
  )
}

function Threshold({ type: { name, title, threshold } }: { readonly type: TypeInfo }) {
  const { options } = usePanel()
  const set: RunOptions['thresholds'] = options.value.thresholds ?? {}
  const [typed, setTyped] = useState(numberText(set[name] ?? threshold.value))
  const change = (text: string) => {
    setTyped(text)
    const value = numberFrom(text)
    const { [name]: _, ...others } = set
    const thresholds =
      value === null || value <= 0 || value === threshold.value ? others : { ...others, [name]: value }
    options.value = { ...options.value, thresholds }
  }
  return (
    <>
      <span>{title}</span>
      <Textbox aria-label={`${title}, ${threshold.unit}`} value={typed} onValueInput={change} />
      <span class={styles['hint']} title={threshold.reason}>
        {threshold.unit}
      </span>
    </>
  )
}
