import { endpoints } from './all.ts'
import type { Endpoint } from './endpoint.ts'
import { Refusal } from './shapes.ts'

interface ObjectSchema {
  readonly properties?: Readonly<Record<string, unknown>>
  readonly required?: readonly string[]
}

const inPath = (path: string) => [...path.matchAll(/:(\w+)/g)].map((m) => m[1] ?? '')

/** Inputs that are not part of the path. */
export function bodyFields(endpoint: Endpoint): readonly string[] {
  const named = new Set(inPath(endpoint.path))
  return Object.keys((endpoint.input as ObjectSchema).properties ?? {}).filter((name) => !named.has(name))
}

function parameters(endpoint: Endpoint) {
  const schema = endpoint.input as ObjectSchema
  const path = inPath(endpoint.path).map((name) => ({
    name,
    in: 'path',
    required: true,
    schema: schema.properties?.[name],
  }))
  if (endpoint.method !== 'GET') return path
  return [
    ...path,
    ...bodyFields(endpoint).map((name) => ({
      name,
      in: 'query',
      required: schema.required?.includes(name) ?? false,
      schema: schema.properties?.[name],
    })),
  ]
}

function requestBody(endpoint: Endpoint) {
  if (endpoint.method === 'GET') return {}
  const schema = endpoint.input as ObjectSchema
  const fields = bodyFields(endpoint)
  const properties = Object.fromEntries(fields.map((name) => [name, schema.properties?.[name]]))
  const required = fields.filter((name) => schema.required?.includes(name))
  const file = endpoint.carrier === 'multipart' ? { file: { type: 'string', format: 'binary' } } : {}
  const type = endpoint.carrier === 'multipart' ? 'multipart/form-data' : 'application/json'
  return {
    requestBody: {
      content: { [type]: { schema: { type: 'object', properties: { ...properties, ...file }, required } } },
    },
  }
}

function operation(endpoint: Endpoint) {
  const content =
    endpoint.answer === 'file'
      ? { 'application/octet-stream': { schema: { type: 'string', format: 'binary' } } }
      : { 'application/json': { schema: endpoint.output } }
  return {
    operationId: endpoint.id,
    summary: endpoint.title,
    'x-action': endpoint.action,
    parameters: parameters(endpoint),
    ...requestBody(endpoint),
    responses: {
      200: { description: '成功', content },
      default: { description: '不予受理', content: { 'application/json': { schema: Refusal } } },
    },
  }
}

/** OpenAPI 3.1 of the whole interface, made from the contracts; JSON only. */
export function openapi(): unknown {
  const paths: Record<string, Record<string, unknown>> = {}
  for (const endpoint of endpoints) {
    const path = `/api${endpoint.path.replace(/:(\w+)/g, '{$1}')}`
    paths[path] = { ...paths[path], [endpoint.method.toLowerCase()]: operation(endpoint) }
  }
  return JSON.parse(
    JSON.stringify({ openapi: '3.1.0', info: { title: '中招信息采集 Zhongzhao', version: '1' }, paths }),
  )
}
