/** The built page, told that this server stands behind it: it then speaks to it first. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import express, { type Router } from 'express'
import { SERVED, STANDS_ALONE } from '../shared/page-marks.ts'

/** @param folder Where `index.html` and its files lie. */
export function page(folder: string): Router {
  const router = express.Router()
  router.get(['/', '/index.html'], async (_request, response) => {
    const html = await readFile(join(folder, 'index.html'), 'utf8')
    response.type('html').set('Cache-Control', 'no-cache').send(html.replace(STANDS_ALONE, SERVED))
  })
  router.use(express.static(folder, { index: false }))
  return router
}
