/** Why there is no live picture. insecure: the page came over plain http, where browsers hide cameras. */
export type CameraTrouble = 'insecure' | 'denied' | 'none' | 'busy'

export type Camera =
  | { readonly state: 'opening' }
  | { readonly state: 'open'; readonly stream: MediaStream; readonly device: string }
  | { readonly state: 'trouble'; readonly trouble: CameraTrouble }

export const troubleText: Readonly<Record<CameraTrouble, string>> = {
  insecure:
    '这个网址不是 https 开头，浏览器不允许使用摄像头。请网络管理员按《采集站 https 说明》设置后再打开；也可以先选照片文件。',
  denied: '摄像头被浏览器禁止了。请点地址栏左边的图标，把“摄像头”改为“允许”，再点“重试”。',
  none: '没有找到摄像头。请插好摄像头后点“重试”，或者选照片文件。',
  busy: '摄像头正被别的软件占用（例如会议软件）。请关掉它，再点“重试”。',
}

/** px; a camera gives the nearest it has. A phone held upright turns them round. */
const WANTED = { width: { ideal: 2560 }, height: { ideal: 1920 }, frameRate: { ideal: 24 } }

const troubles: Readonly<Record<string, CameraTrouble>> = {
  NotAllowedError: 'denied',
  SecurityError: 'denied',
  NotFoundError: 'none',
  OverconstrainedError: 'none',
  NotReadableError: 'busy',
  AbortError: 'busy',
}

/** Opens one camera: the given one, or what the machine has (on a phone the one at the back). Never throws. */
export async function openCamera(device?: string): Promise<Camera> {
  // The type says it is always there; on plain http it is not.
  const devices = navigator.mediaDevices as MediaDevices | undefined
  if (devices === undefined) return { state: 'trouble', trouble: 'insecure' }
  const which = device === undefined ? { facingMode: 'environment' } : { deviceId: { exact: device } }
  try {
    const stream = await devices.getUserMedia({ audio: false, video: { ...WANTED, ...which } })
    const opened = stream.getVideoTracks()[0]?.getSettings().deviceId ?? ''
    return { state: 'open', stream, device: opened }
  } catch (problem) {
    const name = problem instanceof DOMException ? problem.name : ''
    return { state: 'trouble', trouble: troubles[name] ?? 'none' }
  }
}

export function closeCamera(camera: Camera): void {
  if (camera.state === 'open') for (const track of camera.stream.getTracks()) track.stop()
}

export interface CameraName {
  readonly id: string
  readonly name: string
}

/** The cameras of this machine; names are known once one has been allowed. */
export async function listCameras(): Promise<readonly CameraName[]> {
  const devices = navigator.mediaDevices as MediaDevices | undefined
  const all = (await devices?.enumerateDevices().catch(() => [])) ?? []
  return all
    .filter(({ kind, deviceId }) => kind === 'videoinput' && deviceId !== '')
    .map(({ deviceId, label }, i) => ({ id: deviceId, name: label === '' ? `摄像头 ${i + 1}` : label }))
}
