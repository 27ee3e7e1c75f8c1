/** Token files that exist already, into the library: first what would become of them, then a yes. */
import { Button } from '@create-figma-plugin/ui'
import { useState } from 'preact/hooks'
import type { ImportFile, ImportReport } from '../../../shared/api.ts'
import { asProblem, type Problem } from '../../../shared/problem.ts'
import { Notice } from '../../parts/notice.tsx'
import { usePanel } from '../panel-context.ts'
import styles from './frames-view.css'

interface Asked {
  readonly files: readonly ImportFile[]
  readonly report: ImportReport
}

export function ImportTokens() {
  const { host, line, toasts } = usePanel()
  const [asked, setAsked] = useState<Asked | null>(null)
  const [problem, setProblem] = useState<Problem | null>(null)
  const now = line.connection.value
  if (now.status !== 'connected') return null
  const take = async (files: readonly ImportFile[], preview: boolean) => {
    setProblem(null)
    try {
      const report = await now.client.importTokens(await host.project(), files, preview)
      setAsked(preview ? { files, report } : null)
      if (!preview) toasts.say(`${counted(report.added, 'token')} added to the library`)
    } catch (error) {
      setAsked(null)
      setProblem(asProblem(error))
    }
  }
  const choose = async (event: Event) => {
    const input = event.currentTarget
    if (!(input instanceof HTMLInputElement)) return
    const chosen = [...(input.files ?? [])]
    input.value = ''
    const files = await Promise.all(
      chosen.map(async (file) => ({ name: file.name, content: await file.text() })),
    )
    if (files.length > 0) await take(files, true)
  }

  return (
    <>
      {problem && (
        <Notice tone="danger" title={problem.message}>
          {problem.remedy}
        </Notice>
      )}
      {asked ? (
        <Notice
          title={titleOf(asked.report)}
          actions={
            <>
              <Button secondary onClick={() => setAsked(null)}>
                Cancel
              </Button>
              <Button
                disabled={asked.report.added + asked.report.carried === 0}
                onClick={() => void take(asked.files, false)}
              >
                Import
              </Button>
            </>
          }
        >
          <ul>
            {asked.report.lines.map((text) => (
              <li key={text}>{text}</li>
            ))}
          </ul>
        </Notice>
      ) : (
        <label class={styles['import']} title="JSON or CSS: names and values that exist already are kept">
          <input
            class="only-read-aloud"
            type="file"
            multiple
            accept=".json,.jsonc,.json5,.tokens,.css"
            aria-label="Import token files"
            onChange={(event) => void choose(event)}
          />
          Import token files …
        </label>
      )}
    </>
  )
}

const counted = (count: number, word: string): string => `${count} ${count === 1 ? word : `${word}s`}`

/** What would become of each value that the files hold; what is none is not said. */
function titleOf({ read, added, joined, carried, again, left }: ImportReport): string {
  const fates = [
    [added, 'would be added'],
    [joined, 'there already'],
    [carried, 'kept as they stand'],
    [again, 'said again'],
    [left, 'left out'],
  ] as const
  const said = fates.filter(([count]) => count > 0).map(([count, fate]) => `${count} ${fate}`)
  return [counted(read, 'value'), said.join(', ')].filter(Boolean).join(': ')
}
