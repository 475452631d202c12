import "@xyflow/react/dist/style.css";
import {
  addEdge,
  Background,
  Controls,
  type Edge,
  MiniMap,
  type Node,
  ReactFlow,
  useEdgesState,
  useNodesState,
} from "@xyflow/react";
import { createRoot } from "react-dom/client";

const { nodes: initialNodes, edges: initialEdges } = grid(Number(new URLSearchParams(location.search).get("nodes")));

/** React Flow's stress example at another size: default nodes in a grid, each leading to the next. */
function Stress() {
  const [nodes, , onNodesChange] = useNodesState(initialNodes);
  const [edges, setEdges, onEdgesChange] = useEdgesState(initialEdges);
  return (
    <ReactFlow
      nodes={nodes}
      edges={edges}
      onNodesChange={onNodesChange}
      onEdgesChange={onEdgesChange}
      onConnect={(connection) => setEdges((before) => addEdge(connection, before))}
      fitView
      minZoom={0}
    >
      <MiniMap />
      <Controls />
      <Background />
    </ReactFlow>
  );
}

function grid(count: number) {
  const columns = Math.ceil(Math.sqrt(count / 2));
  const nodes: Node[] = Array.from({ length: count }, (_, at) => ({
    id: String(at),
    style: { width: 50, fontSize: 11 },
    data: { label: `Node ${at}` },
    position: { x: (at % columns) * 100, y: Math.floor(at / columns) * 50 },
  }));
  const edges: Edge[] = nodes.slice(1).map(({ id }, at) => ({ id: `${at}-${id}`, source: String(at), target: id }));
  return { nodes, edges };
}

const root = document.getElementById("root");
if (root) createRoot(root).render(<Stress />);
