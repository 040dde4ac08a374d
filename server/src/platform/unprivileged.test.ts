import { describe, expect, it } from 'vitest'
import { chooseAccount, parsePasswd } from './unprivileged.ts'

const debian = parsePasswd(`root:x:0:0:root:/root:/bin/bash
daemon:x:1:1:daemon:/usr/sbin:/usr/sbin/nologin
nobody:x:65534:65534:nobody:/nonexistent:/usr/sbin/nologin
lihua:x:1000:1000::/home/lihua:/bin/bash

broken line
`)

describe('the account that root lends', () => {
  it('is read from /etc/passwd, broken lines aside', () => {
    expect(debian.map(({ name }) => name)).toEqual(['root', 'daemon', 'nobody', 'lihua'])
  })

  it('is whoever owns the folder, as with sudo in a home', () => {
    expect(chooseAccount(debian, [1000])?.name).toBe('lihua')
  })

  it('is nobody when root owns everything, or the owner is unknown here', () => {
    expect(chooseAccount(debian, [0, 0])?.name).toBe('nobody')
    expect(chooseAccount(debian, [4711])?.name).toBe('nobody')
  })

  it('is never root', () => {
    expect(chooseAccount(parsePasswd('root:x:0:0::/:/bin/sh\nnobody:x:0:0::/:/bin/sh'), [0])).toBeUndefined()
  })
})
