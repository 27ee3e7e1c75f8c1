/** The fake as the global `figma`, for tests that run the plugin's functions directly. */
import { type Doc, type Host, type Limits, createDoc } from './document.ts'
import { type Fake, fakeFigma } from './figma.ts'

const none = (): never => {
  throw new Error('this test has no panel and no pictures')
}
const silent: Host = {
  exportPng: none,
  postToUi: () => undefined,
  showUi: none,
  resizeUi: () => undefined,
  openExternal: () => undefined,
  notify: () => undefined,
  close: none,
}

export interface Installed extends Fake {
  readonly doc: Doc
}

export function installFigma(limits: Partial<Limits> = {}, host: Partial<Host> = {}): Installed {
  const doc = createDoc({ ...silent, ...host }, limits)
  const fake = fakeFigma(doc)
  Object.assign(globalThis, { figma: fake.figma })
  return { ...fake, doc }
}
