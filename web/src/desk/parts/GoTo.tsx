import { type NavigateOptions, useNavigate } from '@tanstack/react-router'
import { useEffect, useState } from 'react'

/** Leads elsewhere, once: the router renders the place one leaves again while it goes, and must not be sent anew each time. */
export function GoTo(options: NavigateOptions) {
  const navigate = useNavigate()
  const [wanted] = useState(options)
  useEffect(() => {
    void navigate({ ...wanted, replace: true })
  }, [navigate, wanted])
  return null
}
