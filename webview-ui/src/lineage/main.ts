import "../details/styles/base.css";
import "../table/styles/menus.css";
import "../details/styles/state.css";
import "./styles/lineage.css";
import "./styles/list.css";
import "./styles/graph.css";
import "./styles/side.css";
import "./lineagePage";
