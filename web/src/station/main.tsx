import '../shared/old-browsers.ts'
import '../shared/family.css'
import './style/ground.css'
import './style/forms.css'
import './style/frame.css'
import './style/list.css'
import './style/stage.css'
import './style/verdict.css'
import { createRoot } from 'react-dom/client'
import { App } from './App.tsx'
import { registerWorker } from './worker-updates.ts'

const root = document.getElementById('root')
if (root !== null) createRoot(root).render(<App />)
registerWorker()
