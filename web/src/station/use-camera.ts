import { useEffect, useState } from 'react'
import { type Camera, type CameraName, closeCamera, listCameras, openCamera } from './camera.ts'

const REMEMBERED = 'zhongzhao-station-camera'

export interface CameraInUse {
  readonly camera: Camera
  readonly cameras: readonly CameraName[]
  readonly choose: (id: string) => void
  readonly retry: () => void
}

/** The camera of the stage: the one chosen before on this machine, closed when the stage goes. */
export function useCamera(): CameraInUse {
  const [camera, setCamera] = useState<Camera>({ state: 'opening' })
  const [cameras, setCameras] = useState<readonly CameraName[]>([])
  const [wish, setWish] = useState(() => ({ id: localStorage.getItem(REMEMBERED) ?? undefined, tries: 0 }))
  useEffect(() => {
    let gone: 'no' | 'yes' = 'no'
    let mine: Camera = { state: 'opening' }
    const open = async () => {
      mine = await openCamera(wish.id)
      // The one of last time is not plugged in: whatever there is.
      if (mine.state === 'trouble' && mine.trouble === 'none' && wish.id !== undefined)
        mine = await openCamera()
      if (gone === 'yes') return closeCamera(mine)
      setCamera(mine)
      setCameras(await listCameras())
    }
    void open()
    return () => {
      gone = 'yes'
      closeCamera(mine)
    }
  }, [wish])
  const wished = (next: (before: typeof wish) => typeof wish) => {
    setCamera({ state: 'opening' })
    setWish(next)
  }
  return {
    camera,
    cameras,
    choose: (id) => {
      localStorage.setItem(REMEMBERED, id)
      wished(() => ({ id, tries: 0 }))
    },
    retry: () => wished(({ id, tries }) => ({ id, tries: tries + 1 })),
  }
}
