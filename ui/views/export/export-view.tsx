/** Export: choose, look, copy or download. */
import { Button, Dropdown, LoadingIndicator } from '@create-figma-plugin/ui'
import { useEffect, useMemo, useState } from 'preact/hooks'
import type { ExportedFile } from '../../../shared/api.ts'
import { copyText, openInTab, saveFile } from '../../host/hand-over.ts'
import { Notice } from '../../parts/notice.tsx'
import { View } from '../../parts/view.tsx'
import { packed } from '../../state/export.ts'
import { changesInWords, changesSince, snapshotOf } from '../../state/since.ts'
import { usePanel } from '../panel-context.ts'
import styles from './export-view.css'
import { WishesRow } from './wishes-row.tsx'

/** The first formats of the server's list stand in sight, the others under "More". */
const IN_SIGHT = 2

export function ExportView() {
  const panel = usePanel()
  const { exporting, host, place, toasts } = panel
  const [chosen, setChosen] = useState('')
  useEffect(() => void exporting.refresh(), [])
  const files = exporting.files.value ?? []
  const file = files.find(({ path }) => path === chosen) ?? files[0]
  const save = () => {
    download(exporting.format.value ?? 'tokens', files)
    panel.hasLeft()
  }
  const copy = async (content: string) =>
    toasts.say((await copyText(content)) ? 'Copied' : 'Copying is not allowed here: download instead')

  return (
    <View
      title="Export"
      note={<Since />}
      actions={
        <>
          <Button secondary onClick={() => (place.value = 'review')}>
            Back
          </Button>
          {file?.mediaType === 'text/html' && host.files && (
            <Button secondary onClick={() => openInTab(file)}>
              Open in a tab
            </Button>
          )}
          <Button secondary disabled={!file} onClick={() => file && void copy(file.content)}>
            Copy
          </Button>
          <Button disabled={files.length === 0} onClick={save}>
            {files.length > 1 ? `Download ${files.length} files (zip)` : 'Download'}
          </Button>
        </>
      }
    >
      <div class={styles['layout']}>
        <Choices />
        <div class={styles['main']}>
          {exporting.problem.value && (
            <Notice tone="danger" title={exporting.problem.value.detail}>
              {exporting.problem.value.remedy}
            </Notice>
          )}
          <Chosen />
          <WishesRow />
          {files.length > 1 && (
            <div class={styles['files']}>
              {files.map(({ path }) => (
                <button
                  key={path}
                  type="button"
                  class={styles['file']}
                  aria-pressed={path === file?.path}
                  onClick={() => setChosen(path)}
                >
                  {path}
                </button>
              ))}
            </div>
          )}
          {file ? <Preview key={file.path} file={file} /> : !exporting.problem.value && <LoadingIndicator />}
        </div>
      </div>
    </View>
  )
}

/** What is different from the last time tokens were downloaded. */
function Since() {
  const { exported, review, shows } = usePanel()
  if (shows.value === 'example') return <>This is the example, as it would leave.</>
  if (!exported.value) return null
  const changes = changesSince(exported.value, snapshotOf(review.items.value))
  const words = changesInWords(changes)
  const names = [...changes.added, ...changes.changed, ...changes.gone].slice(0, MOST_NAMES).join('\n')
  return (
    <span title={names}>
      {words ? `Since your last export: ${words}` : 'Nothing changed since your last export'}
    </span>
  )
}

/** A tooltip of more lines does not fit a screen. */
const MOST_NAMES = 30

function Choices() {
  const panel = usePanel()
  const { exporting, toasts } = panel
  const formats = exporting.formats.value
  const rest = formats.slice(IN_SIGHT)
  const format = exporting.format.value
  const everything = async () => {
    const zip = await exporting.everything()
    if (zip) saveFile('tokens.zip', 'application/zip', zip)
    if (!zip) return
    panel.hasLeft()
    toasts.say('Everything is in tokens.zip')
  }
  return (
    <div class={styles['choices']}>
      {formats.slice(0, IN_SIGHT).map(({ name, title }) => (
        <button
          key={name}
          type="button"
          class={styles['choice']}
          aria-pressed={name === format}
          onClick={() => void exporting.choose(name)}
        >
          {title}
        </button>
      ))}
      <button
        type="button"
        class={styles['choice']}
        disabled={exporting.zipping.value}
        onClick={() => void everything()}
      >
        {exporting.zipping.value ? 'Packing …' : 'Everything for developers (zip)'}
      </button>
      {rest.length > 0 && (
        <div class={styles['more']}>
          <Dropdown
            aria-label="More formats"
            placeholder="More"
            options={rest.map(({ name, title }) => ({ value: name, text: title }))}
            value={rest.some(({ name }) => name === format) ? format : null}
            onValueChange={(name) => void exporting.choose(name)}
          />
        </div>
      )}
    </div>
  )
}

function Chosen() {
  const { exporting } = usePanel()
  const format = exporting.formats.value.find(({ name }) => name === exporting.format.value)
  return format ? <p class={styles['about']}>{format.about}</p> : null
}

/** A preview of more lines than this helps nobody and makes scrolling slow. */
const MOST_LINES = 2000

function Preview({ file }: { readonly file: ExportedFile }) {
  const { host } = usePanel()
  // Figma's frame may hold no other frames.
  return file.mediaType === 'text/html' && host.files ? <Page file={file} /> : <Source file={file} />
}

/** As a browser shows it, without scripts and without access to this page. */
function Page({ file }: { readonly file: ExportedFile }) {
  const url = useMemo(() => URL.createObjectURL(new Blob([file.content], { type: file.mediaType })), [file])
  useEffect(() => () => URL.revokeObjectURL(url), [url])
  return <iframe class={styles['page']} src={url} sandbox="" title={file.path} />
}

function Source({ file }: { readonly file: ExportedFile }) {
  const lines = file.content.split('\n')
  const shown = lines.slice(0, MOST_LINES).join('\n')
  return (
    <pre class={`${styles['preview']} selectable`} tabIndex={0} aria-label={`Preview of ${file.path}`}>
      {shown}
      {lines.length > MOST_LINES && `\n… ${lines.length - MOST_LINES} more lines in the download`}
    </pre>
  )
}

/** Several files keep their folders, and the browser asks once: they leave as one archive. */
function download(format: string, files: readonly ExportedFile[]): void {
  const [only, ...others] = files
  if (!only) return
  if (others.length > 0) saveFile(`${format}.zip`, 'application/zip', packed(files))
  else saveFile(only.path.split('/').at(-1) ?? only.path, only.mediaType, only.content)
}
