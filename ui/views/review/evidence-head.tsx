/** Name, value and facts of the token that is looked at, and what can be done with it. */
import { Button, IconButton, IconClose16, Textbox } from '@create-figma-plugin/ui'
import { useState } from 'preact/hooks'
import { doubtOf, doubtWord } from '../../state/doubt.ts'
import { guessOf, labelOf } from '../../state/label-notes.ts'
import { type ItemRow, type RoleRow, type TokenRow, valueOf } from '../../state/rows.ts'
import { usePanel } from '../panel-context.ts'
import { Specimen } from '../specimen/specimen.tsx'
import { canDecide, describe, exclude, nameOf, split } from './decide.ts'
import { RoleMenu } from './role-menu.tsx'
import { inFrames } from './rows.tsx'
import styles from './evidence.css'

export function EvidenceHead({ item, closable }: { readonly item: ItemRow; readonly closable: boolean }) {
  const panel = usePanel()
  const { review } = panel
  const words =
    item.row === 'token'
      ? valueOf(item.token)
      : item.points
          .map(({ mode, token: of }) => (item.points.length > 1 ? `${mode}: ` : '') + valueOf(of))
          .join(' · ')
  return (
    <>
      <div class={styles['head']}>
        {item.row === 'role' ? (
          <RoleSpecimens item={item} />
        ) : (
          <Specimen as={item.type.specimen} token={item.token} />
        )}
        <div class={styles['title']}>
          <h2 class={styles['name']}>{nameOf(item)}</h2>
          <div class={`${styles['value']} selectable`}>{words}</div>
        </div>
        {closable && (
          <IconButton aria-label="Close" onClick={() => (review.selected.value = null)}>
            <IconClose16 />
          </IconButton>
        )}
      </div>
      {item.row === 'token' ? <Facts item={item} /> : <Why item={item} />}
      <div class={styles['actions']}>
        {item.row === 'token' && <RoleMenu item={item} />}
        <Description key={item.key} item={item} />
        <Button secondary disabled={!canDecide(panel)} onClick={() => exclude(panel, item)}>
          {item.excluded ? 'Bring back' : 'Exclude'}
        </Button>
        {item.row === 'token' && (
          <Button secondary disabled={!canDecide(panel)} onClick={() => (review.merging.value = item.key)}>
            Join with …
          </Button>
        )}
      </div>
      {item.row === 'token' && <Merged item={item} />}
    </>
  )
}

function RoleSpecimens({ item: { points, type } }: { readonly item: RoleRow }) {
  return (
    <div class={styles['stack']}>
      {points.slice(0, 2).map(({ mode, token }) => (
        <Specimen key={mode} as={type.specimen} token={token} size={points.length > 1 ? 'chip' : 'row'} />
      ))}
    </div>
  )
}

/** What speaks for a role, and a word where that is not certain; what people gave needs no reason. */
function Why({ item: { semantic, cells } }: { readonly item: RoleRow }) {
  const { because } = semantic
  const word = because && doubtWord(because.sure)
  const unset = cells.filter(({ token }) => token === null)
  return (
    <div class={styles['facts']}>
      {because && <span class={styles['fact']}>{because.why}</span>}
      {word && (
        <span class={`${styles['fact']} ${styles['doubt']}`}>
          {word}: {word === 'Doubtful' ? 'look before you rely on it' : 'not certain'}
        </span>
      )}
      {unset.map(({ mode, gone }) => (
        <span key={mode} class={`${styles['fact']} ${styles['doubt']}`}>
          not set{cells.length > 1 ? ` in ${mode}` : ''}
          {gone ? `: ${gone.path.slice(1).join('/')} is excluded` : ''}
        </span>
      ))}
    </div>
  )
}

/** As the library takes it. */
const LONGEST = 500

/** What it is for, in the designer's own words; it goes along into the file and the exports. */
function Description({ item }: { readonly item: ItemRow }) {
  const panel = usePanel()
  const known = (item.row === 'role' ? item.semantic.description : item.token.description) ?? ''
  const [typed, setTyped] = useState(known)
  const keep = () => typed.trim() !== known && describe(panel, item, typed.trim())
  return (
    <div class={styles['description']}>
      <Textbox
        aria-label="Description"
        disabled={!canDecide(panel)}
        placeholder="What is it for?"
        value={typed}
        onValueInput={(text) => setTyped(text.slice(0, LONGEST))}
        onBlur={keep}
        onKeyDown={(event) => event.key === 'Enter' && event.currentTarget.blur()}
      />
    </div>
  )
}

const apartWords = {
  drawing: 'only in drawings: nothing the design is built of',
  chrome: "only around the design: a phone's own bars, or a cover",
  cut: 'only cut by the edge of the frame: not all of it was seen',
} as const

function Facts({ item: { token, evidence } }: { readonly item: TokenRow }) {
  const { sightings, frames, uses, components = 0, instances = 0, reference, apart } = evidence
  const [label, guess] = [labelOf(token), guessOf(token)]
  const roles = usePanel().review.items.value.flatMap((one) =>
    one.row === 'role' && one.points.some((point) => point.token.key === token.key)
      ? [one.semantic.role]
      : [],
  )
  const doubt = doubtOf({ ...token, evidence })
  return (
    <div class={styles['facts']}>
      <span class={styles['fact']}>{inFrames(sightings, frames.length)}</span>
      {components > 0 && (
        <span class={styles['fact']}>
          in {components} {components === 1 ? 'component' : 'components'}
          {instances > 0 && `, seen in ${instances} ${instances === 1 ? 'instance' : 'instances'}`}
        </span>
      )}
      {reference && <span class={styles['fact']}>only in pictures inside the frames: a reference</span>}
      {apart && <span class={styles['fact']}>{apartWords[apart]}</span>}
      {uses.length > 0 && <span class={styles['fact']}>as {uses.join(', ')}</span>}
      {roles.length > 0 && <span class={styles['fact']}>is {roles.join(', ')}</span>}
      {label && label.components.length > 0 && (
        <span class={styles['fact']}>part of {label.components.join(', ')}, says Claude</span>
      )}
      {guess && <span class={styles['fact']}>looks like {guess}: a guess, not written</span>}
      {doubt && (
        <span class={`${styles['fact']} ${styles['doubt']}`}>
          {doubt.word}: {doubt.why}
        </span>
      )}
    </div>
  )
}

function Merged({ item }: { readonly item: TokenRow }) {
  const panel = usePanel()
  return (
    <>
      {item.merged.map(({ key, id, kind, value, derived }) => (
        <div key={key} class={styles['merged']}>
          <Specimen as={item.type.specimen} token={{ kind, value, derived }} label />
          <span class={styles['placeText']}>joined with this one</span>
          {id !== undefined && (
            <Button secondary onClick={() => split(panel, item, id)}>
              Take apart
            </Button>
          )}
        </div>
      ))}
    </>
  )
}
