/** Where bytes go: files, or any S3-compatible store. */
import type { Driver } from 'unstorage'
import fsLite from 'unstorage/drivers/fs-lite'
import s3 from 'unstorage/drivers/s3'

export interface S3Options {
  readonly endpoint: string
  readonly bucket: string
  readonly region: string
  readonly accessKeyId: string
  readonly secretAccessKey: string
}

export const fileDriver = (base: string): Driver => fsLite({ base })
export const s3Driver = (options: S3Options): Driver => s3(options)
