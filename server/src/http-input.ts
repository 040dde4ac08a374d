import type { MultipartFile } from '@fastify/multipart'
import type { FastifyRequest } from 'fastify'
import type { Services } from './platform/context.ts'
import { refused } from './platform/errors.ts'
import { dropSealed, keepSealed } from './platform/sealed-file.ts'
import type { Route, Upload } from './platform/serve.ts'

const none: Upload = { name: '', bytes: Buffer.alloc(0) }

/** The request as the command reads it: path, query and body together; a multipart request brings its fields as JSON in
 *  the part `input` and one file. */
export async function readInput(
  services: Services,
  { endpoint, maxUpload, landing }: Route,
  request: FastifyRequest,
): Promise<{ input: Record<string, unknown>; upload: Upload }> {
  const named = { ...(request.params as Record<string, unknown>) }
  if (endpoint.method === 'GET')
    return { input: { ...(request.query as Record<string, unknown>), ...named }, upload: none }
  if (endpoint.carrier === 'json')
    return { input: { ...(request.body as Record<string, unknown> | null), ...named }, upload: none }
  let upload = none
  let fields: Record<string, unknown> = {}
  for await (const part of request.parts({ limits: { fileSize: maxUpload } })) {
    if (part.type === 'file')
      upload = landing === 'disk' ? await landed(services, part) : await inMemory(part)
    else if (part.fieldname === 'input') fields = parseFields(part.value)
  }
  return { input: { ...fields, ...named }, upload }
}

const inMemory = async (part: MultipartFile): Promise<Upload> => ({
  name: part.filename,
  bytes: await part.toBuffer(),
})

/** An upload larger than memory: sealed as it comes in, and gone again when it is cut off. */
async function landed({ config, keys }: Services, part: MultipartFile): Promise<Upload> {
  const { dataDir } = config
  const file = await keepSealed({ dataDir, keys }, part.file)
  if (!part.file.truncated) return { ...none, name: part.filename, landed: file }
  await dropSealed(dataDir, file.name)
  throw refused('INPUT-TOO-LARGE', { limit: '见页面说明' })
}

function parseFields(value: unknown): Record<string, unknown> {
  try {
    const parsed: unknown = JSON.parse(String(value))
    if (typeof parsed === 'object' && parsed !== null) return { ...parsed }
  } catch {
    // Falls through: told as a malformed input below.
  }
  throw refused('INPUT-SHAPE', { where: 'input' })
}
