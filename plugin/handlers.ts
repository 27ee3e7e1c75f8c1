/** What each call of `shared/messages.ts` does. */
import type { Wish } from '../shared/messages.ts'
import { type Handlers, tell } from './bus.ts'
import { fileIdentity } from './file/identity.ts'
import { capture, look, thumbnail } from './read/capture.ts'
import { allFrames, selectedFrames } from './read/frames.ts'
import { layerReader } from './read/layers.ts'
import { picturesIn } from './read/pictures.ts'
import { show } from './read/show.ts'
import { offerAgain } from './relaunch.ts'
import { forgetSkipped } from './readable.ts'
import { remember, resize, stored } from './remember.ts'
import { writeSession } from './session.ts'

/** A write that took longer was looked away from. */
const LONG_MS = 5000

/** `wish`: what the panel should do first. */
export function handlers(wish: Wish | null = null): Handlers {
  /** What was measured since the panel opened. */
  const measured = new Set<string>()
  const identity = fileIdentity()
  forgetSkipped()
  return {
    ...writeSession({
      moveIn: () => identity.moveIn(),
      progress: (done, total) => tell({ news: 'progress', done, total }),
      frames: () => measured,
      wrote: ({ created, updated, renamed, adopted, cancelled }, took) => {
        void offerAgain(measured)
        const all = created + updated + renamed + adopted
        if (took > LONG_MS && !cancelled) figma.notify(`Token Pipeline is done: ${all} things are written.`)
      },
    }),
    hello: async () => ({
      file: await identity.open().then(() => identity.now()),
      stored: await stored(),
      selection: await selectedFrames(),
      canWrite: figma.editorType === 'figma',
      wish,
    }),
    nameFile: ({ id }) => identity.nameFile(id),
    remember: async ({ key, value }) => {
      await remember(key, value)
      return {}
    },
    allFrames: async ({ everywhere }) => ({ frames: await allFrames(everywhere) }),
    thumbnail: ({ frame }) => thumbnail(frame),
    look: ({ frame }) => look(frame),
    capture: async ({ frame, scale }) => {
      const { name, ...captured } = await capture(frame, scale)
      measured.add(frame)
      await identity.measured(frame, name)
      return captured
    },
    layers: layerReader(),
    pictures: picturesIn,
    show: async (ask) => {
      await show(ask)
      return {}
    },
    resize: async (size) => {
      await resize(size)
      return {}
    },
    keepLibrary: ({ text }) => identity.keepLibrary(text),
    keptLibrary: () => ({ text: identity.keptLibrary() }),
    openLink: ({ url }) => {
      figma.openExternal(url)
      return {}
    },
  }
}
