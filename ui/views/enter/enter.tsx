/** Getting in: three doors, and words for every reason why one of them does not open. */
import { Button, Textbox } from '@create-figma-plugin/ui'
import { useState } from 'preact/hooks'
import { BusyButton } from '../../parts/busy-button.tsx'
import { View } from '../../parts/view.tsx'
import { copyText } from '../../host/hand-over.ts'
import type { Connection } from '../../state/connection.ts'
import { usePanel } from '../panel-context.ts'
import styles from './enter.css'
import { TroubleNotice } from './trouble-notice.tsx'

const commands = ['npm install', 'npm start']

export function Enter() {
  const panel = usePanel()
  const [pasted, setPasted] = useState('')
  const [refused, setRefused] = useState(false)
  const connection = panel.line.connection.value
  const connect = () => setRefused(!panel.pair(pasted))

  return (
    <View
      note="With a server, frames go there and nowhere else."
      actions={
        <BusyButton disabled={pasted.trim() === ''} busy={connection.status === 'looking'} onClick={connect}>
          Connect
        </BusyButton>
      }
    >
      <div class={styles['enter']}>
        <div class={styles['head']}>
          <h1 class={styles['title']}>See what your design is made of</h1>
          <p class={styles['lead']}>
            Every value in your frames is measured, shown where it was seen, and written back as variables and
            styles.
          </p>
        </div>
        {connection.status === 'trouble' && <TroubleNotice connection={connection} />}

        <section class={styles['door']}>
          <h2 class={styles['doorTitle']}>My team has a server</h2>
          <p class={styles['doorText']}>Paste the address that your team gave you. It ends in a token.</p>
          <div class={styles['field']}>
            <Textbox
              aria-label="Address or token of the server"
              placeholder={`${panel.origin.value}/#token=…`}
              value={pasted}
              onValueInput={setPasted}
              onKeyDown={(event) => event.key === 'Enter' && connect()}
            />
          </div>
          {refused && (
            <p role="alert">That is neither an address with a token nor a token. Copy the whole line.</p>
          )}
        </section>

        <section class={styles['door']}>
          <h2 class={styles['doorTitle']}>Run it on this computer</h2>
          <p class={styles['doorText']}>In the folder of Token Pipeline, run these two commands:</p>
          {commands.map((command) => (
            <Command key={command} text={command} />
          ))}
          <Waiting up={isUp(connection)} />
          <div class={styles['field']}>
            <CopyMessage origin={panel.origin.value} />
          </div>
        </section>

        {panel.stayHere && (
          <section class={styles['door']}>
            <div class={styles['doorHead']}>
              <div>
                <h2 class={styles['doorTitle']}>Measure here</h2>
                <p class={styles['doorText']}>Needs no server; nothing leaves this window.</p>
              </div>
              <Button secondary onClick={() => void panel.stayHere?.()}>
                Measure here
              </Button>
            </div>
          </section>
        )}
        {panel.kept.value !== null && (
          <section class={styles['door']}>
            <div class={styles['doorHead']}>
              <div>
                <h2 class={styles['doorTitle']}>Look at what this file keeps</h2>
                <p class={styles['doorText']}>The last review, without pictures. Needs no server.</p>
              </div>
              <Button secondary onClick={() => panel.openKept()}>
                Open
              </Button>
            </div>
          </section>
        )}
        <section class={styles['door']}>
          <div class={styles['doorHead']}>
            <div>
              <h2 class={styles['doorTitle']}>See an example</h2>
              <p class={styles['doorText']}>Two frames, measured here and now. Needs no server.</p>
            </div>
            <BusyButton secondary busy={panel.exampleOpening.value} onClick={() => void panel.openExample()}>
              Open
            </BusyButton>
          </div>
        </section>
      </div>
    </View>
  )
}

const isUp = (connection: Connection): boolean =>
  connection.status === 'stranger'
    ? connection.up
    : connection.status === 'trouble' && connection.trouble === 'wrong-token'

function Command({ text }: { readonly text: string }) {
  const { toasts } = usePanel()
  const copy = async () => toasts.say((await copyText(text)) ? 'Copied' : 'Copying is not allowed here')
  return (
    <div class={styles['command']}>
      <code class="selectable">{text}</code>
      <Button secondary onClick={() => void copy()}>
        Copy
      </Button>
    </div>
  )
}

function CopyMessage({ origin }: { readonly origin: string }) {
  const { toasts } = usePanel()
  const message = [
    'Could you start Token Pipeline on my computer, or on one I can reach?',
    `It needs Node. In its folder: ${commands.join(', then ')}.`,
    `It prints an address such as ${origin}/#token=…: please send me that whole line.`,
  ].join('\n')
  const copy = async () =>
    toasts.say((await copyText(message)) ? 'Message copied' : 'Copying is not allowed here')
  return (
    <Button secondary onClick={() => void copy()}>
      Copy a message to a developer
    </Button>
  )
}

function Waiting({ up }: { readonly up: boolean }) {
  return (
    <p class={`${styles['waiting']} ${up ? styles['found'] : ''}`} role="status">
      <span class={styles['pulse']} />
      {up
        ? 'The server is running. Paste the address that it printed above.'
        : 'Waiting for the server: this notices by itself when it is up.'}
    </p>
  )
}
