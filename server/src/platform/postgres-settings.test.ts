import { describe, expect, it } from 'vitest'
import { settingsFor } from './postgres-settings.ts'

const GB = 1024 ** 3
const office = { memory: 8 * GB, freeDisk: 100 * GB, processors: 4 }

describe('the settings for a machine', () => {
  it('give an eighth of the memory, between 64 MB and 2 GB', () => {
    expect(settingsFor(office)['shared_buffers']).toBe('1024MB')
    expect(settingsFor({ ...office, memory: GB / 4 })['shared_buffers']).toBe('64MB')
    expect(settingsFor({ ...office, memory: 512 * GB })['shared_buffers']).toBe('2048MB')
  })

  it('keep the log within a twentieth of the free disk, between 256 MB and 4 GB', () => {
    expect(settingsFor({ ...office, freeDisk: 20 * GB })['max_wal_size']).toBe('1024MB')
    expect(settingsFor({ ...office, freeDisk: 0 })).toMatchObject({
      max_wal_size: '256MB',
      min_wal_size: '128MB',
    })
    expect(settingsFor({ ...office, freeDisk: 900 * GB })['max_wal_size']).toBe('4096MB')
  })

  it('write safely, listen to nobody, and log no values', () => {
    expect(settingsFor(office)).toMatchObject({
      fsync: 'on',
      listen_addresses: '',
      log_error_verbosity: 'terse',
      log_min_error_statement: 'panic',
    })
  })
})
