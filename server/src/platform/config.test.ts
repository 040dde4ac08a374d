import { describe, expect, it } from 'vitest'
import { CannotStart } from './cannot-start.ts'
import { readConfig } from './config.ts'

const remote = 'postgres://owner:secret@db.example/zz'

describe('the environment', () => {
  it('may be empty: port 8047 on this machine alone, a sandbox in .data of the project', () => {
    const config = readConfig({})
    expect(config).toMatchObject({ port: 8047, host: '127.0.0.1', sandbox: true, trustProxy: false })
    expect(config.dataDir).toMatch(/\/\.data$/)
    expect(config.keyFile).toBe(`${config.dataDir}/key`)
    expect(config.publicUrl).toBe('http://127.0.0.1:8047')
    expect(Object.isFrozen(config)).toBe(true)
  })

  it('answers https itself with a certificate and its key, and says so in its address', () => {
    const config = readConfig({ TLS_CERT: '/etc/zz/cert.pem', TLS_KEY: '/etc/zz/key.pem' })
    expect(config.tls).toEqual({ cert: '/etc/zz/cert.pem', key: '/etc/zz/key.pem' })
    expect(config.publicUrl).toBe('https://127.0.0.1:8047')
  })

  it('takes an empty variable for an unset one', () => {
    expect(readConfig({ PORT: '', DATABASE_URL: ' ', SANDBOX: '' })).toMatchObject({
      port: 8047,
      sandbox: true,
    })
  })

  it('makes a real installation of one that has DATABASE_URL, unless it says SANDBOX=1', () => {
    expect(readConfig({ DATABASE_URL: remote }).sandbox).toBe(false)
    expect(readConfig({ DATABASE_URL: remote, SANDBOX: '1' }).sandbox).toBe(true)
    expect(readConfig({ SANDBOX: '0' }).sandbox).toBe(false)
  })

  it.each([
    ['1', 1],
    ['65535', 65_535],
  ])('takes PORT=%s', (PORT, port) => {
    expect(readConfig({ PORT }).port).toBe(port)
  })

  it.each(['0', '65536', '80a', '-1', '8047.5', '1e3'])('refuses PORT=%s and names it', (PORT) => {
    expect(() => readConfig({ PORT })).toThrow(CannotStart)
    expect(() => readConfig({ PORT })).toThrow(/环境变量 PORT 应为 1 到 65535/)
  })

  it.each([
    [{ SANDBOX: 'yes' }, /SANDBOX 应为 1/],
    [{ LOG_LEVEL: 'loud' }, /LOG_LEVEL 应为/],
    [{ PUBLIC_URL: 'zz.example.cn' }, /PUBLIC_URL 应为/],
    [{ DATABASE_URL: 'mysql://a@b/c' }, /DATABASE_URL 应形如/],
    [{ DATABASE_URL: 'db.example' }, /DATABASE_URL 应形如/],
    [{ APP_DATABASE_URL: remote }, /APP_DATABASE_URL 需要同时设置 DATABASE_URL/],
    [{ TLS_CERT: '/etc/zz/cert.pem' }, /TLS_KEY 需要与 TLS_CERT 同时设置/],
    [{ TLS_KEY: '/etc/zz/key.pem' }, /TLS_CERT 需要与 TLS_KEY 同时设置/],
    [{ TRUST_PROXY: 'true' }, /TRUST_PROXY 应为/],
    [{ TRUST_PROXY: '10.0.0.0/33' }, /TRUST_PROXY 应为/],
  ])('refuses %o with a sentence', (env, sentence) => {
    expect(() => readConfig(env)).toThrow(sentence)
  })

  it('does not repeat a database URL, which may hold a password', () => {
    const attempt = () => readConfig({ DATABASE_URL: 'postgers://owner:secret@db/zz' })
    expect(attempt).toThrow(/DATABASE_URL/)
    expect(attempt).not.toThrow(/secret/)
  })

  it('takes the networks of a balancer, and an address with its final slash cut off', () => {
    expect(readConfig({ TRUST_PROXY: '10.0.0.5, 10.1.0.0/16,fd00::/8' }).trustProxy).toBe(
      '10.0.0.5,10.1.0.0/16,fd00::/8',
    )
    expect(readConfig({ PUBLIC_URL: 'https://zz.example.cn/' }).publicUrl).toBe('https://zz.example.cn')
  })
})
