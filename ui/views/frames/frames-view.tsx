/** The frames at hand: look, label, measure. */
import { Button, IconFrame16, IconImage16 } from '@create-figma-plugin/ui'
import { Empty } from '../../parts/empty.tsx'
import { Notice } from '../../parts/notice.tsx'
import { View } from '../../parts/view.tsx'
import { usePanel } from '../panel-context.ts'
import { DropZone } from './drop-zone.tsx'
import { FrameCard } from './frame-card.tsx'
import { ImportTokens } from './import-tokens.tsx'
import { Options } from './options.tsx'
import styles from './frames-view.css'

export function FramesView() {
  const panel = usePanel()
  const { frames, host, lastJob, kept } = panel
  const list = frames.list.value
  const label = list.length === 1 ? 'Measure 1 frame' : `Measure ${list.length} frames`

  return (
    <View
      title="Frames"
      note={<Where />}
      actions={
        <>
          {lastJob.value && (
            <Button secondary onClick={() => void panel.openLast()}>
              Open last review
            </Button>
          )}
          {!lastJob.value && kept.value !== null && (
            <Button secondary onClick={() => panel.openKept()}>
              Open what this file keeps
            </Button>
          )}
          {host.figma && list.length > 0 && (
            <Button secondary onClick={() => void frames.selectAll()}>
              All frames on this page
            </Button>
          )}
          <Button disabled={list.length === 0} onClick={() => void panel.measure()}>
            {list.length === 0 ? 'Measure' : label}
          </Button>
        </>
      }
    >
      {list.length === 0 ? <Nothing /> : <Cards />}
    </View>
  )
}

/** Where these frames go, as it is. */
function Where() {
  const { line, origin, host } = usePanel()
  const connection = line.connection.value
  if (connection.status !== 'connected') return null
  if (!connection.here) return <>Measured on {new URL(origin.value).host}.</>
  return <>Measured here. Nothing leaves {host.figma ? 'Figma' : 'this page'}.</>
}

function Nothing() {
  const { frames, host } = usePanel()
  if (host.files) {
    return (
      <>
        <DropZone alone onFiles={(files) => void frames.add(files)}>
          <IconImage16 />
          <strong>Drop images of your frames</strong>
          PNG, JPEG or WebP, exported at 2× if you can. Or click to choose files.
        </DropZone>
        <Refused />
        <ImportTokens />
      </>
    )
  }
  return (
    <Empty
      icon={<IconFrame16 />}
      title="Select frames to measure"
      actions={
        <>
          <Button onClick={() => void frames.selectAll()}>Take all frames on this page</Button>
          <Button secondary onClick={() => void frames.selectAll(true)}>
            All pages
          </Button>
        </>
      }
    >
      Click one or more frames on the canvas: they appear here by themselves. Two frames of the same screen,
      light and dark, become modes.
    </Empty>
  )
}

function Cards() {
  const { frames, host } = usePanel()
  const { files } = host
  return (
    <>
      <ul class={styles['grid']}>
        {frames.list.value.map((frame) => (
          <FrameCard key={frame.id} frame={frame} removable={files !== undefined} />
        ))}
        {files && (
          <li>
            <DropZone onFiles={(added) => void frames.add(added)}>
              <IconImage16 />
              Drop more images
            </DropZone>
          </li>
        )}
      </ul>
      <div class={styles['below']}>
        <Refused />
        <Options />
        <ImportTokens />
      </div>
    </>
  )
}

/** Files that could not be taken: said whether others could or not. */
function Refused() {
  const { frames } = usePanel()
  return (
    <>
      {frames.refused.value.map(({ detail, remedy }) => (
        <Notice key={detail} tone="warning" title={detail}>
          {remedy}
        </Notice>
      ))}
    </>
  )
}
