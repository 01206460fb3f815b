import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import org.elasticsearch.common.logging.LogConfigurator;
import org.elasticsearch.common.settings.Settings;
import org.elasticsearch.env.Environment;
import org.elasticsearch.http.HttpServerTransport;
import org.elasticsearch.node.Node;
import org.elasticsearch.plugins.PluginBundle;
import org.elasticsearch.plugins.PluginsLoader;
import org.elasticsearch.rest.RestController;
import org.elasticsearch.rest.RestHandler;
import org.elasticsearch.rest.RestRequest;
import org.elasticsearch.rest.RestResponse;
import org.elasticsearch.rest.RestStatus;
import org.elasticsearch.Version;

/** One Elasticsearch node on loopback, made of the published jars: `TestNode HOME HTTP_PORT`. It stops when stdin ends. */
class TestNode {
    @SuppressWarnings("unchecked")
    public static void main(String[] args) throws Exception {
        Path home = Path.of(args[0]).toAbsolutePath();
        Settings settings = Settings.builder()
            .put("path.home", home).put("http.port", args[1]).put("transport.port", "0")
            .put("network.host", "127.0.0.1").put("discovery.type", "single-node")
            .put("cluster.name", "sshwhy-test").put("node.name", "test")
            .put("cluster.routing.allocation.disk.threshold_enabled", false).build();
        LogConfigurator.configureESLogging();
        LogConfigurator.configureWithoutConfig(settings);
        Environment env = new Environment(settings, null);
        // 8.19: (Path); 9.5: (Path, boolean), true meaning that the entitlements of modules are not checked.
        var load = Arrays.stream(PluginsLoader.class.getMethods())
            .filter(method -> method.getName().equals("loadModulesBundles")).findFirst().orElseThrow();
        var bundles = (Set<PluginBundle>) (load.getParameterCount() == 1
            ? load.invoke(null, env.modulesDir()) : load.invoke(null, env.modulesDir(), true));
        Node node = new Node(env, PluginsLoader.createPluginsLoader(bundles, Set.of(), Map.of(), false)).start();
        // `GET /` is a module of its own that is not published; clients ask it which version this is.
        String root = "{\"version\":{\"number\":\"" + Version.CURRENT + "\"},\"tagline\":\"You Know, for Search\"}";
        node.injector().getInstance(RestController.class).registerHandler(
            new RestHandler.Route(RestRequest.Method.GET, "/"),
            (request, channel, client) -> channel.sendResponse(new RestResponse(RestStatus.OK, "application/json", root)));
        var http = node.injector().getInstance(HttpServerTransport.class).boundAddress().publishAddress();
        System.out.println("listening on port " + http.getPort());
        while (System.in.read() != -1) {}
        node.close();
        System.exit(0);
    }
}
