/** Preloaded into a server under test (`--expose-gc --import`): SIGUSR2 collects garbage, so that memory can be compared. */
process.on('SIGUSR2', () => {
  globalThis.gc?.()
  globalThis.gc?.()
})
