/** Portraits and documents have separate doors, since both are named by the ID number (E5). */
export type Door = 'portrait' | 'document'
