/** What each call of `shared/messages.ts` does. */
import { type Handlers, tell } from './bus.ts'
import { fileIdentity } from './file/identity.ts'
import { capture, look, thumbnail } from './read/capture.ts'
import { allFrames, selectedFrames } from './read/frames.ts'
import { layerReader } from './read/layers.ts'
import { picturesIn } from './read/pictures.ts'
import { show } from './read/show.ts'
import { forgetSkipped } from './readable.ts'
import { remember, resize, stored } from './remember.ts'
import { writeSession } from './session.ts'

export function handlers(): Handlers {
  /** What was measured since the panel opened. */
  const measured = new Set<string>()
  const identity = fileIdentity()
  forgetSkipped()
  return {
    ...writeSession({
      moveIn: () => identity.moveIn(),
      progress: (done, total) => tell({ news: 'progress', done, total }),
      frames: () => measured,
    }),
    hello: async () => ({
      file: await identity.open().then(() => identity.now()),
      stored: await stored(),
      selection: await selectedFrames(),
      canWrite: figma.editorType === 'figma',
    }),
    nameFile: ({ id }) => identity.nameFile(id),
    remember: async ({ key, value }) => {
      await remember(key, value)
      return {}
    },
    allFrames: async () => ({ frames: await allFrames() }),
    thumbnail: ({ frame }) => thumbnail(frame),
    look: ({ frame }) => look(frame),
    capture: async ({ frame, scale }) => {
      const { name, ...captured } = await capture(frame, scale)
      measured.add(frame)
      identity.measured(frame, name)
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
