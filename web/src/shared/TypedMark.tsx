/** Beside a value that staff of a point typed and nobody has changed since (G3). */
export function TypedMark() {
  return <em className="typed">由工作人员代录</em>
}
