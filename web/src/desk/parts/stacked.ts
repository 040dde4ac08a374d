import type { ColumnsType, ColumnType } from 'antd/es/table'

/** Columns of a table of class `stacks`: on a phone each value stands on a line of its own, behind its heading. The first column needs none:
 *  it says whose line this is. */
export function stacked<T extends object>(columns: ColumnsType<T>): ColumnsType<T> {
  return columns.map((column, at): ColumnType<T> => {
    const { title } = column
    if (at === 0 || typeof title !== 'string') return column
    return { ...column, onCell: () => ({ 'data-label': `${title}：` }) as object }
  })
}
