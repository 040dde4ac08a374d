import '../shared/old-browsers.ts'
import '../shared/family.css'
import './style/ground.css'
import './style/frame.css'
import './style/buttons.css'
import './style/fields.css'
import './style/sections.css'
import './style/home.css'
import './style/pages.css'
import './style/appointments.css'
import './style/widths.css'
import './style/print.css'
import { createRoot } from 'react-dom/client'
import { App } from './App.tsx'

const root = document.getElementById('root')
if (root !== null) createRoot(root).render(<App />)
