/** The main job in a browser, without Figma: drop images, look at the tokens beside them, export. */
import { readFile } from 'node:fs/promises'
import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { openPage, picture, watch } from './harness/browser.ts'
import { downloaded } from './harness/downloaded.ts'
import { example, stage } from './harness/stage.ts'

const at = stage()

/** A real drop, with files as the browser would hand them over. */
async function drop(page: Page, files: readonly string[]): Promise<void> {
  const contents = await Promise.all(
    files.map(async (name) => ({ name, base64: (await readFile(example(name))).toString('base64') })),
  )
  const data = await page.evaluateHandle((given) => {
    const transfer = new DataTransfer()
    for (const { name, base64 } of given) {
      const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0))
      transfer.items.add(
        new File([bytes], name, { type: name.endsWith('.png') ? 'image/png' : 'text/markdown' }),
      )
    }
    return transfer
  }, contents)
  await page.dispatchEvent('body', 'drop', { dataTransfer: data })
}

it('measures dropped images and exports what it found', async () => {
  const page = await openPage(at.browser, { viewport: { width: 1280, height: 800 } })
  const trouble = watch(page)
  await page.goto(at.server.address)
  await page.getByText('Drop images of your frames').waitFor()
  // The token left the address bar: it must not end in a screenshot or a bookmark.
  expect(page.url()).toBe(`${at.server.origin}/`)
  await picture(page, 'page-frames-empty')
  // What is no picture is answered, also where nothing is at hand yet.
  await drop(page, ['README.md'])
  await page.getByText('README.md').waitFor()
  await picture(page, 'page-frames-refused')

  // What a team has already comes first, looked at before it is taken.
  await page.getByLabel('Import token files').setInputFiles({
    name: 'brand.tokens.json',
    mimeType: 'application/json',
    buffer: Buffer.from('{"brand":{"hero":{"$type":"color","$value":"#123456"}}}'),
  })
  await page.getByText('1 value: 1 would be added').waitFor()
  await page.getByRole('button', { name: 'Import', exact: true }).click()
  await page.getByText('1 token added to the library').waitFor()

  await drop(page, ['pricing.png', 'mobile@2x.png'])
  await page.getByText('mobile').first().waitFor()
  await picture(page, 'page-frames')
  await page.getByRole('button', { name: /^Measure 2/ }).click()
  await page.getByRole('button', { name: 'Export …' }).waitFor({ timeout: 30_000 })
  await picture(page, 'page-review')
  // The picture holds still while somebody points at one token after the other.
  const frame = page.getByRole('img', { name: /places outlined/ })
  const before = await frame.boundingBox()
  for (const at of [2, 5]) {
    await page.locator('[role=gridcell][aria-selected]').nth(at).hover()
    await page.getByRole('img', { name: /[1-9]\d* places outlined/ }).waitFor()
    expect(await frame.boundingBox()).toEqual(before)
  }

  await page.getByRole('button', { name: 'Export …' }).click()
  await page.getByRole('button', { name: 'Download' }).waitFor()
  await page.getByText('Names and units').click()
  await page.getByLabel('Prefix of names').fill('acme')
  await picture(page, 'page-export')
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Download' }).click(),
  ])
  const json = JSON.parse((await downloaded(download))['tokens.json'] ?? '') as Record<string, unknown>
  expect(Object.keys(json)).toEqual(expect.arrayContaining(['brand', 'color', 'spacing']))
  expect(trouble).toEqual([])
  await page.close()
})

it('shows a finished example to people without a server', async () => {
  const page = await openPage(at.browser, { viewport: { width: 1280, height: 800 } })
  await page.goto(`${at.server.origin}/`)
  await page.getByText('See what your design is made of').waitFor()
  await picture(page, 'page-enter')
  await page.getByRole('button', { name: 'Open', exact: true }).click()
  await page.getByRole('button', { name: 'Export …' }).waitFor({ timeout: 30_000 })
  await picture(page, 'page-example')
  expect(await page.getByRole('alert').count()).toBe(0)
  await page.close()
})
