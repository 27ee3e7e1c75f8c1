/** How it is written, in plain words; each change makes a new plan to look at. */
import { Checkbox, Disclosure, Dropdown, Text, Textbox } from '@create-figma-plugin/ui'
import { useState } from 'preact/hooks'
import type { NameStyle, WriteOptions } from '../../../shared/variables.ts'
import styles from './write-view.css'

interface OptionsProps {
  readonly options: WriteOptions
  readonly savePoint: boolean
  readonly onSavePoint: (on: boolean) => void
  readonly onChange: (options: WriteOptions) => void
}

const collections: Record<WriteOptions['collections'], string> = {
  two: 'Two: Primitives and Semantic',
  one: 'One: Tokens',
}
const cases: Record<NameStyle['case'], string> = {
  kebab: 'blue-gray',
  camel: 'blueGray',
  pascal: 'BlueGray',
  title: 'Blue Gray',
  snake: 'blue_gray',
}
const ramps: Record<NameStyle['ramp'], string> = {
  'as-named': 'As named in the review',
  '50-950': '50 to 950',
  '100-900': '100 to 900',
  '1-12': '1 to 12',
}
const lengths: Record<NameStyle['lengths'], string> = {
  'as-named': 'As named in the review',
  px: 'In px: 16',
  multiplier: 'Multiples of the smallest: 4',
  't-shirt': 'Sizes: md',
}

const web: Record<WriteOptions['code']['web'], string> = {
  css: 'CSS: var(--color-blue)',
  scss: 'Sass: $color-blue',
}
const android: Record<WriteOptions['code']['android'], string> = {
  android: 'Resources: color_blue',
  compose: 'Compose: DesignTokens.colorBlue',
}

export function Options({ options, savePoint, onSavePoint, onChange }: OptionsProps) {
  const [open, setOpen] = useState(false)
  const [prefix, setPrefix] = useState(options.names.prefix)
  const rename = (names: Partial<NameStyle>) =>
    onChange({ ...options, names: { ...options.names, ...names } })
  return (
    <div class={styles['options']}>
      <Disclosure open={open} title="How to write" onClick={() => setOpen(!open)}>
        <div class={styles['optionGrid']}>
          <span>Collections</span>
          <Choice
            label="Collections"
            of={collections}
            value={options.collections}
            onChange={(value) => onChange({ ...options, collections: value })}
          />
          <span>Names</span>
          <Choice
            label="Names"
            of={cases}
            value={options.names.case}
            onChange={(value) => rename({ case: value })}
          />
          <span>Before every name</span>
          <Textbox
            aria-label="Before every name"
            placeholder="Nothing"
            value={prefix}
            onValueInput={setPrefix}
            onBlur={() => prefix !== options.names.prefix && rename({ prefix })}
          />
          <span>Steps of a ramp</span>
          <Choice
            label="Steps of a ramp"
            of={ramps}
            value={options.names.ramp}
            onChange={(value) => rename({ ramp: value })}
          />
          <span>Lengths</span>
          <Choice
            label="Lengths"
            of={lengths}
            value={options.names.lengths}
            onChange={(value) => rename({ lengths: value })}
          />
          <span>Code for the web</span>
          <Choice
            label="Code for the web"
            of={web}
            value={options.code.web}
            onChange={(value) => onChange({ ...options, code: { ...options.code, web: value } })}
          />
          <span>Code for Android</span>
          <Choice
            label="Code for Android"
            of={android}
            value={options.code.android}
            onChange={(value) => onChange({ ...options, code: { ...options.code, android: value } })}
          />
          <div class={styles['wide']}>
            <Checkbox
              value={options.hidePrimitives}
              onValueChange={(on) => onChange({ ...options, hidePrimitives: on })}
            >
              <Text>Keep primitives out of the published library</Text>
            </Checkbox>
          </div>
          <div class={styles['wide']}>
            <Checkbox
              value={options.libraries}
              onValueChange={(on) => onChange({ ...options, libraries: on })}
            >
              <Text>Look for equal values in the team libraries too</Text>
            </Checkbox>
          </div>
          <div class={styles['wide']}>
            <Checkbox value={savePoint} onValueChange={onSavePoint}>
              <Text>Add a point to the version history first</Text>
            </Checkbox>
          </div>
        </div>
      </Disclosure>
    </div>
  )
}

interface ChoiceProps<T extends string> {
  readonly label: string
  readonly of: Record<T, string>
  readonly value: T
  readonly onChange: (value: T) => void
}

function Choice<T extends string>({ label, of, value, onChange }: ChoiceProps<T>) {
  const keys = Object.keys(of) as T[]
  const choose = (next: string) => {
    const found = keys.find((key) => key === next)
    if (found) onChange(found)
  }
  return (
    <Dropdown
      aria-label={label}
      options={keys.map((key) => ({ value: key, text: of[key] }))}
      value={value}
      onValueChange={choose}
    />
  )
}
